package io.sekisho.demo.gate;

import io.sekisho.client.ImportResult;
import io.sekisho.client.OperationOutcome;
import io.sekisho.client.SekishoClient;
import io.sekisho.client.SekishoException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Sekisho what became of operations, one after the other behind the customers' backs, and again until it is heard. */
public final class OutcomePost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomePost.class);
    private static final int WAITING_MAX = 10_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final SekishoClient sekisho;
    private final BlockingQueue<OperationOutcome> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private volatile boolean closed;

    public OutcomePost(SekishoClient sekisho) {
        this.sekisho = sekisho;
        thread = Thread.ofVirtual().name("outcomes").start(this::work);
    }

    void tell(OperationOutcome outcome) {
        if (!waiting.offer(outcome)) {
            LOG.warn("too many outcomes wait; {} is not told", outcome.assessment());
        }
    }

    private void work() {
        try {
            while (!closed || !waiting.isEmpty()) {
                OperationOutcome next = waiting.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    deliver(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(OperationOutcome outcome) {
        Duration pause = LOOK_EVERY;
        while (!heard(outcome) && !closed) {
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
        }
    }

    /** Whether it need not be told again. */
    private boolean heard(OperationOutcome outcome) {
        try {
            ImportResult result = sekisho.outcomes(List.of(outcome));
            if (result.refusedCount() > 0) {
                LOG.warn("the outcome of {} is refused: {}", outcome.assessment(), result.refused());
            }
            return true;
        } catch (SekishoException.Refused e) {
            LOG.warn("the outcome of {} is refused: {}", outcome.assessment(), e.getMessage());
            return true;
        } catch (SekishoException.Limited | SekishoException.Unavailable e) {
            LOG.debug("the outcome of {} is told again: {}", outcome.assessment(), e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_MAX.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
