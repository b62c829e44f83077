package io.sekisho.server.telephone.sip;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code sekisho_sip_calls_total} by what became of them, and {@code sekisho_sip_calls_active}. Never by number. */
final class CallMeters {

    /** What became of a request to talk to us, or of a call of ours. */
    enum Outcome {
        ANSWERED,
        CALLED_BACK,
        NOT_REACHED,
        CANCELLED,
        UNACKNOWLEDGED,
        /** From an address that is no trunk. */
        STRANGER,
        /** A signature that does not hold. */
        FORGED,
        NO_CODEC,
        BUSY,
        FAILED
    }

    private final MeterRegistry registry;
    private final AtomicInteger active;

    CallMeters(MeterRegistry registry) {
        this.registry = registry;
        this.active = registry.gauge("sekisho.sip.calls.active", new AtomicInteger());
    }

    void count(Outcome outcome) {
        registry.counter("sekisho.sip.calls", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void active(int calls) {
        active.set(calls);
    }
}
