package io.sekisho.server.assess;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Operation;
import io.sekisho.server.http.WireNames;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long decisions took, commit included, by operation and decision: the latency that is published. */
public final class DecisionMetrics {

    private static final Duration[] LATENCY_BUCKETS = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
    };

    private final Map<Operation, Map<Decision, Timer>> timers = new EnumMap<>(Operation.class);

    public DecisionMetrics(MeterRegistry registry) {
        for (Operation operation : Operation.values()) {
            Map<Decision, Timer> byDecision = new EnumMap<>(Decision.class);
            for (Decision decision : Decision.values()) {
                byDecision.put(decision, timer(registry, operation, decision));
            }
            timers.put(operation, byDecision);
        }
    }

    private static Timer timer(MeterRegistry registry, Operation operation, Decision decision) {
        return Timer.builder("sekisho.assess.decisions")
                .description("Durable decisions by operation and decision, with the time from parsed request to commit")
                .tag("operation", WireNames.of(operation))
                .tag("decision", decision.name())
                .serviceLevelObjectives(LATENCY_BUCKETS)
                .register(registry);
    }

    void decided(Operation operation, Decision decision, long nanos) {
        Map<Decision, Timer> byDecision = timers.get(operation);
        Timer timer = byDecision == null ? null : byDecision.get(decision);
        if (timer != null) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
