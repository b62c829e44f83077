package io.sekisho.server.challenge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Wakes those who hold an answer back until a challenge changes. What another server changed is noticed at the next look. */
public final class Waiting implements AutoCloseable {

    /** How long a waiter sleeps at most before it looks again. */
    static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** Challenges waited for at once; beyond, waiters only look. */
    private static final int MAX_WAITED_FOR = 10_000;

    private final Cache<String, CompletableFuture<Void>> signals =
            Caffeine.newBuilder().maximumSize(MAX_WAITED_FOR).build();

    private volatile boolean closed;

    /** Sends everybody home with what is known now, so that a stop waits for nobody who only waits. */
    @Override
    public void close() {
        closed = true;
        signals.asMap().values().forEach(signal -> signal.complete(null));
    }

    boolean isClosed() {
        return closed;
    }

    void changed(String challenge) {
        CompletableFuture<Void> signal = signals.asMap().remove(challenge);
        if (signal != null) {
            signal.complete(null);
        }
    }

    /** Returns when the challenge may have changed, after {@link #LOOK_EVERY} or the time given at the latest. */
    void await(String challenge, Duration atMost) throws InterruptedException {
        CompletableFuture<Void> signal = signals.get(challenge, id -> new CompletableFuture<>());
        long millis = Math.min(atMost.toMillis(), LOOK_EVERY.toMillis());
        try {
            signal.get(Math.max(1, millis), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Time to look.
        } catch (ExecutionException e) {
            throw new IllegalStateException("signals complete normally", e);
        }
    }
}
