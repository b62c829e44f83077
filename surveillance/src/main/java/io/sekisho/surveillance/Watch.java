package io.sekisho.surveillance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All detectors in one process, with what they know in memory: bounded, and forgotten in event time. Shown the same observations again it
 * says the same; one shown twice counts once. Not for several threads.
 */
public final class Watch {

    /** Accounts and keys kept at most, of each; the one not seen for longest falls out. */
    static final int KEPT_MAX = 1_000_000;

    private final Map<String, Versions> accounts = new Recent<>(KEPT_MAX);
    private final List<Post<?>> posts;

    public Watch(List<Detector<?>> detectors) {
        posts = detectors.stream().<Post<?>>map(Post::new).toList();
    }

    public List<Alert> see(Observation observation) {
        if (observation.version() > 0 && !isNew(observation)) {
            return List.of();
        }
        List<Alert> alerts = new ArrayList<>(0);
        for (Post<?> post : posts) {
            post.see(observation, alerts);
        }
        return alerts;
    }

    private boolean isNew(Observation observation) {
        Versions seen = accounts.getOrDefault(observation.account(), Versions.NONE);
        if (seen.has(observation.version())) {
            return false;
        }
        accounts.put(observation.account(), seen.plus(observation.version()));
        return true;
    }

    /** One detector and what it knows, by key. */
    private static final class Post<S> {

        private final Detector<S> detector;
        private final Recent<Known<S>> keys = new Recent<>(KEPT_MAX);

        Post(Detector<S> detector) {
            this.detector = detector;
        }

        void see(Observation observation, List<Alert> alerts) {
            for (String key : detector.keys(observation)) {
                Detector.Seen<S> seen = detector.see(key, known(key, observation.time()), observation);
                keys.put(key, new Known<>(seen.state(), observation.time()));
                if (seen.alert() != null) {
                    alerts.add(seen.alert());
                }
            }
        }

        private S known(String key, Instant now) {
            Known<S> known = keys.get(key);
            return known == null || known.at().plus(detector.remembers()).isBefore(now)
                    ? detector.unknown()
                    : known.state();
        }
    }

    private record Known<S>(S state, Instant at) {}

    /** The most recently used so many. */
    private static final class Recent<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1;
        private static final float LOAD = 0.75f;
        private final int most;

        Recent(int most) {
            super(1024, LOAD, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
        }
    }
}
