package io.sekisho.surveillance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All detectors in one process, with what they know in memory: bounded, and forgotten in event time. Shown the same observations again it
 * says the same; one shown twice counts once. Not for several threads.
 */
public final class Watch {

    /** Accounts and keys kept at most, of each; the one not seen for longest falls out. */
    static final int KEPT_MAX = 1_000_000;

    private final Recent<Known<Versions>> accounts = new Recent<>(KEPT_MAX);
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
        Known<Versions> seen = accounts.get(observation.account());
        if (seen == null) {
            accounts.put(
                    observation.account(), new Known<>(Versions.NONE.plus(observation.version()), observation.time()));
            return true;
        }
        if (seen.state.has(observation.version())) {
            return false;
        }
        seen.state = seen.state.plus(observation.version());
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
                Known<S> known = keys.get(key);
                Detector.Seen<S> seen = detector.see(key, state(known, observation.time()), observation);
                if (known == null) {
                    keys.put(key, new Known<>(seen.state(), observation.time()));
                } else {
                    known.state = seen.state();
                    known.seen(observation.time());
                }
                if (seen.alert() != null) {
                    alerts.add(seen.alert());
                }
            }
        }

        private S state(@Nullable Known<S> known, Instant now) {
            return known == null || known.at.plus(detector.remembers()).isBefore(now)
                    ? detector.unknown()
                    : known.state;
        }
    }

    /** What is known, changed in place: a second way through the map for each observation would cost as much as most detectors. */
    private static final class Known<S> {

        private S state;
        private Instant at;

        Known(S state, Instant at) {
            this.state = state;
            this.at = at;
        }

        /** Outcomes and labels come with the time of what they are about, which may be long ago. */
        void seen(Instant time) {
            at = time.isAfter(at) ? time : at;
        }
    }

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
