package io.sekisho.surveillance.flink;

import io.sekisho.surveillance.Detector;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.java.tuple.Tuple3;
import org.jspecify.annotations.Nullable;

/**
 * What detectors know of the posts that were seen lately, as they hold it. A busy post is seen many times between two checkpoints, and what is
 * known of it is large: as bytes it need only be when a checkpoint is made, or when others take its place.
 */
final class Recalled {

    /** Posts in memory, of one part of the job. */
    private static final int MOST = 4_000;

    private final Posts posts;
    private final ValueState<Tuple3<Long, Long, byte[]>> kept;
    private final Consumer<String> turnTo;
    private final LinkedHashMap<String, Known> known = new LinkedHashMap<>(256, 0.75f, true);

    /** Of one post; changed in place by who looks at it. */
    static final class Known {

        /** When it was last seen, in epoch milliseconds. */
        long last;

        /** When a timer looks whether it can be forgotten. */
        long look;

        Object state;
        boolean changed;

        Known(long last, long look, Object state) {
            this.last = last;
            this.look = look;
            this.state = state;
        }

        /**
         * What is known, as the type of the post's detector, which alone ever puts it there.
         *
         * @param detector of this post
         */
        @SuppressWarnings("unchecked")
        <S> S of(Detector<S> detector) {
            return (S) state;
        }

        <S> byte[] encodedBy(Detector<S> detector) {
            return detector.encode(of(detector));
        }
    }

    /**
     * @param kept   when it was last seen, when a timer looks whether it can be forgotten, what is known; of the post turned to
     * @param turnTo makes Flink look at another post's state
     */
    Recalled(Posts posts, ValueState<Tuple3<Long, Long, byte[]>> kept, Consumer<String> turnTo) {
        this.posts = posts;
        this.kept = kept;
        this.turnTo = turnTo;
    }

    /** Of the post turned to; nothing where it is unknown. */
    @Nullable
    Known of(String post) throws IOException {
        Known there = known.get(post);
        if (there != null) {
            return there;
        }
        Tuple3<Long, Long, byte[]> before = kept.value();
        if (before == null) {
            return null;
        }
        return put(post, new Known(before.f0, before.f1, posts.detector(post).decode(before.f2)));
    }

    /** Of the post turned to, which was unknown. */
    Known put(String post, Known now) throws IOException {
        known.put(post, now);
        if (known.size() > MOST) {
            Iterator<Map.Entry<String, Known>> all = known.entrySet().iterator();
            Map.Entry<String, Known> eldest = all.next();
            keep(eldest.getKey(), eldest.getValue());
            all.remove();
            turnTo.accept(post);
        }
        return now;
    }

    /** The post turned to. */
    void forget(String post) {
        known.remove(post);
        kept.clear();
    }

    /** Whatever post was turned to, another one is afterwards. */
    void keepAll() throws IOException {
        for (Map.Entry<String, Known> one : known.entrySet()) {
            keep(one.getKey(), one.getValue());
        }
    }

    private void keep(String post, Known now) throws IOException {
        if (now.changed) {
            turnTo.accept(post);
            kept.update(Tuple3.of(now.last, now.look, now.encodedBy(posts.detector(post))));
            now.changed = false;
        }
    }
}
