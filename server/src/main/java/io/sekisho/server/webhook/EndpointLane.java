package io.sekisho.server.webhook;

import io.sekisho.server.secret.KeyringException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due for one endpoint, one message after the other, in the order in which things happened as far as pauses let it. */
final class EndpointLane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointLane.class);

    private final Jdbi jdbi;
    private final EndpointSecrets secrets;
    private final WebhookSender sender;
    private final Backoff backoff;
    private final WebhookMeters meters;
    private final InstantSource clock;
    /** Endpoints that gave no answer when last asked. */
    private final Set<String> away = ConcurrentHashMap.newKeySet();

    EndpointLane(
            Jdbi jdbi,
            EndpointSecrets secrets,
            WebhookSender sender,
            Backoff backoff,
            WebhookMeters meters,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.secrets = secrets;
        this.sender = sender;
        this.backoff = backoff;
        this.meters = meters;
        this.clock = clock;
    }

    void sendAllDue(String endpoint, BooleanSupplier stopping) throws InterruptedException {
        while (!stopping.getAsBoolean()) {
            Instant now = clock.instant();
            Optional<EndpointTable.Target> target =
                    jdbi.withHandle(handle -> EndpointTable.target(handle, endpoint, now));
            Optional<DeliveryQueue.Due> due = target.isEmpty()
                    ? Optional.empty()
                    : jdbi.inTransaction(handle -> DeliveryQueue.claim(handle, endpoint, now));
            if (target.isEmpty() || due.isEmpty()) {
                return;
            }
            send(endpoint, target.get(), due.get(), now);
        }
    }

    private void send(String endpoint, EndpointTable.Target target, DeliveryQueue.Due due, Instant now)
            throws InterruptedException {
        switch (attempt(endpoint, target, due, now)) {
            case WebhookSender.Result.Taken taken -> taken(endpoint, due, taken.status());
            case WebhookSender.Result.Failed failed -> failed(endpoint, due, failed);
            case WebhookSender.Result.Gone gone -> {
                LOG.warn("webhook {} answered 410 and is disabled", endpoint);
                failed(endpoint, due, gone.failed());
                jdbi.useHandle(handle -> EndpointTable.gone(handle, endpoint));
            }
        }
    }

    /** A secret of another keyring is no reason to try at once again and again. */
    private WebhookSender.Result attempt(
            String endpoint, EndpointTable.Target target, DeliveryQueue.Due due, Instant now)
            throws InterruptedException {
        try {
            return sender.send(due, target.url(), secrets.open(endpoint, target.secrets()), now);
        } catch (KeyringException e) {
            LOG.error("the secret of webhook {} cannot be opened; make a new one", endpoint, e);
            return new WebhookSender.Result.Failed(null, "the secret cannot be opened; make a new one");
        }
    }

    private void taken(String endpoint, DeliveryQueue.Due due, int status) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            DeliveryQueue.taken(handle, due, endpoint, status, now);
            if (away.remove(endpoint)) {
                DeliveryQueue.hasten(handle, endpoint, now);
            }
        });
        meters.taken.increment();
    }

    private void failed(String endpoint, DeliveryQueue.Due due, WebhookSender.Result.Failed failed) {
        if (failed.status() == null) {
            away.add(endpoint);
        }
        Optional<Duration> pause = backoff.after(due.attempts());
        Instant again = pause.map(clock.instant()::plus).orElse(null);
        jdbi.useHandle(handle -> DeliveryQueue.notTaken(handle, due, endpoint, failed, again));
        meters.failed.increment();
        if (again == null) {
            meters.givenUp.increment();
            LOG.warn(
                    "message {} to webhook {} is given up after {} attempts: {}",
                    due.id(),
                    endpoint,
                    due.attempts(),
                    failed.why());
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
