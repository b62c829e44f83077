package io.sekisho.server.telephone.sip;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The calls of this moment, bounded. */
final class Calls {

    private final Semaphore places;
    private final int limit;
    private final Set<Call> standing = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Calls(int limit) {
        this.limit = limit;
        this.places = new Semaphore(limit);
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
