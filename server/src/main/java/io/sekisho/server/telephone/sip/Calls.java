package io.sekisho.server.telephone.sip;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The calls of this moment, bounded. */
final class Calls {

    /** RFC 3261, section 17.1.1.2: nobody repeats an INVITE after 64 times T1; as long again for what was on its way. */
    private static final Duration REPEATED_WITHIN = Duration.ofSeconds(64);

    private static final long REMEMBERED_MAX = 20_000;

    private final Cache<String, Boolean> seen = Caffeine.newBuilder()
            .expireAfterWrite(REPEATED_WITHIN)
            .maximumSize(REMEMBERED_MAX)
            .build();
    private final Semaphore places;
    private final int limit;
    private final Set<Call> standing = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Calls(int limit) {
        this.limit = limit;
        this.places = new Semaphore(limit);
    }

    /** @return whether this invitation came for the first time */
    boolean isNew(String invitation) {
        return seen.asMap().putIfAbsent(invitation, true) == null;
    }

    /** @return whether there is room for one more; {@link #leave} gives it back */
    boolean enter() {
        return !closed && places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    void add(Call call) {
        standing.add(call);
        if (closed) {
            call.hangUp();
        }
    }

    void remove(Call call) {
        standing.remove(call);
    }

    int active() {
        return limit - places.availablePermits();
    }

    /** Takes no more calls. @return those that stand */
    List<Call> close() {
        closed = true;
        return List.copyOf(standing);
    }
}
