package io.sekisho.server.population;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The attempts of one slice of event time, by address, network and tool.
 *
 * <p>Bounded by weight, one unit being about a byte of heap. At the bound the keys met least are forgotten, so those under
 * attack stay.
 */
final class Slice {

    static final int ADDRESSES_WEIGHT = 256 * 1024;
    static final int NETWORKS_WEIGHT = 128 * 1024;
    static final int TOOLS_WEIGHT = 128 * 1024;

    /** Heap of a key with its attempts, without the accounts; measured on a 64-bit JVM with compressed pointers. */
    private static final int WEIGHT_OF_KEY = 160;

    final Cache<Long, Attempts> addresses = bounded(ADDRESSES_WEIGHT);
    final Cache<Long, Attempts> networks = bounded(NETWORKS_WEIGHT);
    final Cache<Long, Attempts> tools = bounded(TOOLS_WEIGHT);

    private volatile long touched;

    Slice(long turn) {
        touched = turn;
    }

    void touch(long turn) {
        touched = turn;
    }

    /** The turn at which it was last used. */
    long touched() {
        return touched;
    }

    static void countFailure(Cache<Long, Attempts> attempts, long key, long account) {
        attempts.asMap().compute(key, (same, before) -> (before == null ? Attempts.NONE : before).plusFailure(account));
    }

    static void countSuccess(Cache<Long, Attempts> attempts, long key) {
        attempts.asMap().compute(key, (same, before) -> (before == null ? Attempts.NONE : before).plusSuccess());
    }

    private static Cache<Long, Attempts> bounded(int weight) {
        return Caffeine.newBuilder()
                .maximumWeight(weight)
                .weigher((Long key, Attempts attempts) -> WEIGHT_OF_KEY + Long.BYTES * attempts.failedAccounts().length)
                .executor(Runnable::run) // evict at once, in the writer's thread, so that the bound holds
                .build();
    }
}
