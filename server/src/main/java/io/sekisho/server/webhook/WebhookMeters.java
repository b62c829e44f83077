package io.sekisho.server.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** How messages fare, over all endpoints. */
final class WebhookMeters {

    final Counter taken;
    final Counter failed;
    final Counter givenUp;
    private final AtomicLong waiting = new AtomicLong();

    WebhookMeters(MeterRegistry registry) {
        taken = counter(registry, "taken");
        failed = counter(registry, "failed");
        givenUp = counter(registry, "givenUp");
        Gauge.builder("sekisho.webhook.waiting", waiting, AtomicLong::get)
                .description("Messages that endpoints have not taken yet, of all servers on this database")
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("sekisho.webhook.attempts")
                .description("Attempts to hand a message to an endpoint; givenUp: the last of a message")
                .tag("result", result)
                .register(registry);
    }

    void waiting(long messages) {
        waiting.set(messages);
    }
}
