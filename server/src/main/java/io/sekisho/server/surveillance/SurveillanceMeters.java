package io.sekisho.server.surveillance;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sekisho.server.http.WireNames;
import io.sekisho.surveillance.Alert;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** How surveillance fares on this server. */
final class SurveillanceMeters {

    private static final double MILLIS = 1000;

    private final Counter observations;
    private final Counter unreadable;
    private final Map<Alert.Kind, Counter> alerts = new EnumMap<>(Alert.Kind.class);
    private final AtomicBoolean leader = new AtomicBoolean();
    private final AtomicLong lagMillis = new AtomicLong();

    SurveillanceMeters(MeterRegistry registry) {
        observations = Counter.builder("sekisho.surveillance.observations")
                .description("Events shown to the detectors on this server")
                .register(registry);
        unreadable = Counter.builder("sekisho.surveillance.unreadable")
                .description("Rows of the decision log that could not be read and were set aside")
                .register(registry);
        for (Alert.Kind kind : Alert.Kind.values()) {
            alerts.put(
                    kind,
                    Counter.builder("sekisho.surveillance.alerts")
                            .description("Alerts not heard before, by kind")
                            .tag("kind", WireNames.of(kind))
                            .register(registry));
        }
        Gauge.builder("sekisho.surveillance.leader", leader, one -> one.get() ? 1 : 0)
                .description("Whether the detectors run on this server")
                .register(registry);
        Gauge.builder("sekisho.surveillance.lag", lagMillis, lag -> lag.get() / MILLIS)
                .description("How far the detectors are behind the decision log")
                .baseUnit("seconds")
                .register(registry);
    }

    void observed() {
        observations.increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    void alert(Alert.Kind kind) {
        Objects.requireNonNull(alerts.get(kind), "one for each kind").increment();
    }

    void leads(boolean now) {
        leader.set(now);
        if (!now) {
            lagMillis.set(0);
        }
    }

    void lag(Duration behind) {
        lagMillis.set(Math.max(0, behind.toMillis()));
    }
}
