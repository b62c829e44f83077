package io.sekisho.server.stream;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that looks again and again, and after a failure begins anew, with new connections. */
final class Turning implements AutoCloseable {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Turning.class);

    private final String name;
    private final Supplier<Work> beginning;
    private final Duration pause;
    private final Thread thread;
    private volatile boolean closed;
    private boolean failing;

    /** What is done from its beginning to a failure, or to the end. */
    interface Work extends AutoCloseable {

        /** @return false where there is nothing to do for a while: another server does it */
        boolean look();

        @Override
        void close();
    }

    /** @param pause between two looks */
    Turning(String name, Supplier<Work> beginning, Duration pause) {
        this.name = name;
        this.beginning = beginning;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** There is something to look at now. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            try (Work work = beginning.get()) {
                turn(work);
            } catch (RuntimeException e) {
                tell(e);
                rest(AFTER_FAILURE);
            }
        }
    }

    private void turn(Work work) {
        while (!closed) {
            boolean busy = work.look();
            failing = false;
            rest(busy ? pause : AFTER_FAILURE);
        }
    }

    private void rest(Duration time) {
        if (!closed && time.isPositive()) {
            LockSupport.parkNanos(time.toNanos());
        }
    }

    /** In full the first time: an outage fails each look alike. */
    private void tell(@Nullable Exception failure) {
        if (closed) {
            return;
        }
        if (failing) {
            LOG.warn("{}: still not: {}", name, String.valueOf(failure));
        } else {
            LOG.warn("{}: not just now; tried again", name, failure);
        }
        failing = true;
    }

    /** Lets the look under way finish, for ten seconds at most. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(STOP_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
