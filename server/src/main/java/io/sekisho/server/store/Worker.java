package io.sekisho.server.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through what waits in the database, in a thread of its own: at each signal, and now and then without one, since another server
 * may have left something. What fails is tried again at the next look.
 */
public final class Worker implements AutoCloseable {

    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final String name;
    private final Duration every;
    private final Work work;
    private final Semaphore signals = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private boolean failing;

    /** One look: does all there is to do, and stops early where the worker {@linkplain #isClosed is closed}. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    /** @param name for the log, such as {@code outbox} */
    public Worker(String name, Duration every, Work work) {
        this.name = name;
        this.every = every;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** There is something to do: at once rather than at the next look. */
    public void signal() {
        signals.release();
    }

    public boolean isClosed() {
        return closed;
    }

    private void run() {
        while (!closed) {
            try {
                work.run();
                failing = false;
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    tell(e);
                }
            }
            await();
        }
    }

    /** In full the first time: an outage fails each look alike. */
    private void tell(Exception failure) {
        if (failing) {
            LOG.warn("{}: still not worked through: {}", name, failure.toString());
        } else {
            LOG.warn("{}: not worked through; tried again in {} s", name, every.toSeconds(), failure);
        }
        failing = true;
    }

    private void await() {
        try {
            if (signals.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
                signals.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Lets the look under way finish, for ten seconds at most. */
    @Override
    public void close() {
        closed = true;
        signal();
        try {
            if (!thread.join(STOP_MAX)) {
                LOG.warn("{}: still at work; what it leaves is taken up at the next start", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
