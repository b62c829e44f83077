package io.sekisho.server.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.sekisho.server.http.Routes;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.secret.Sealer;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Webhooks, put together: their endpoints, and the threads that send. */
public final class Webhooks implements AutoCloseable {

    private final Endpoints endpoints;
    private final WebhookDispatcher dispatcher;

    private Webhooks(Endpoints endpoints, WebhookDispatcher dispatcher) {
        this.endpoints = endpoints;
        this.dispatcher = dispatcher;
    }

    /** What it stands on. */
    public record Needs(Jdbi jdbi, Sealer sealer, RandomIds ids, SecureRandom random, InstantSource clock) {}

    /** Sends from now on, until it is closed. */
    public static Webhooks start(Needs needs, MeterRegistry registry) {
        EndpointSecrets secrets = new EndpointSecrets(needs.sealer(), needs.random());
        WebhookMeters meters = new WebhookMeters(registry);
        EndpointLane lane = new EndpointLane(
                needs.jdbi(), secrets, new WebhookSender(), new Backoff(needs.random()), meters, needs.clock());
        WebhookDispatcher dispatcher = new WebhookDispatcher(needs.jdbi(), lane, meters, needs.clock());
        Endpoints endpoints = new Endpoints(needs.jdbi(), secrets, needs.ids(), needs.clock(), dispatcher::signal);
        dispatcher.start();
        return new Webhooks(endpoints, dispatcher);
    }

    public Routes routes() {
        return new WebhookRoutes(endpoints).routes();
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
