package io.sekisho.server.webhook;

import io.sekisho.server.store.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to endpoints until they are taken, at least once. Each endpoint has a thread of its own while something is due for it, so
 * that the trouble of one is not the others'. Several servers may do so on one database.
 */
final class WebhookDispatcher implements AutoCloseable {

    private static final Duration LOOKED_EVERY = Duration.ofSeconds(1);
    private static final Duration TIDIED_EVERY = Duration.ofSeconds(15);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);

    private final Jdbi jdbi;
    private final EndpointLane lane;
    private final WebhookMeters meters;
    private final InstantSource clock;
    private final Worker worker;
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private Instant tidyAt = Instant.MIN;

    WebhookDispatcher(Jdbi jdbi, EndpointLane lane, WebhookMeters meters, InstantSource clock) {
        this.jdbi = jdbi;
        this.lane = lane;
        this.meters = meters;
        this.clock = clock;
        this.worker = new Worker("webhooks", LOOKED_EVERY, this::look);
    }

    void start() {
        worker.start();
    }

    /** Something is to be told: at once rather than at the next look. */
    void signal() {
        worker.signal();
    }

    private void look() {
        Instant now = clock.instant();
        boolean more = true;
        while (more && !worker.isClosed()) {
            more = jdbi.inTransaction(handle -> DeliveryQueue.spread(handle, now));
        }
        jdbi.withHandle(handle -> DeliveryQueue.waitedFor(handle, now)).forEach(this::work);
        if (!now.isBefore(tidyAt)) {
            meters.waiting(jdbi.withHandle(DeliveryQueue::waiting));
            jdbi.useHandle(handle -> DeliveryQueue.prune(handle, now.minus(KEPT)));
            tidyAt = now.plus(TIDIED_EVERY);
        }
    }

    private void work(String endpoint) {
        if (!worker.isClosed() && running.add(endpoint)) {
            lanes.execute(() -> workThrough(endpoint));
        }
    }

    private void workThrough(String endpoint) {
        try {
            lane.sendAllDue(endpoint, worker::isClosed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("messages to webhook {} are not sent just now: {}", endpoint, e.toString());
        } finally {
            running.remove(endpoint);
        }
    }

    /** Lets the messages under way be answered, for ten seconds at most; what is not is sent again by whoever is there. */
    @Override
    public void close() {
        worker.close();
        lanes.shutdown();
        try {
            if (!lanes.awaitTermination(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                lanes.shutdownNow();
            }
        } catch (InterruptedException e) {
            lanes.shutdownNow();
            Thread.currentThread().interrupt();
        }
        lane.close();
    }
}
