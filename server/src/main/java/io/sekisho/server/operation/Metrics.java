package io.sekisho.server.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.RequestObserver;
import io.sekisho.server.http.Routes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The server's meters, in Prometheus' text format at {@code /metrics}.
 *
 * <p>{@code sekisho_http_requests_seconds} is by method, route template and status, with buckets, so neither accounts nor ids become
 * labels. Open like the health checks, since no meter tells of a customer; who must not see it is kept out by the network.
 */
public final class Metrics implements RequestObserver, AutoCloseable {

    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] LATENCY_BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    /** For the meters of capabilities, named {@code sekisho.CAPABILITY.WHAT}. */
    public MeterRegistry registry() {
        return registry;
    }

    public Routes routes() {
        return new Routes().get("/metrics", Access.OPEN, call -> Answer.text(200, TEXT_FORMAT, registry.scrape()));
    }

    @Override
    public Recorder forRoute(String method, String template) {
        return new RouteTimers(method, template);
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }

    /** Finds a timer by status without hashing or locking. */
    private final class RouteTimers implements Recorder {
        private static final int MIN_STATUS = 100;
        private static final int MAX_STATUS = 599;

        private final String method;
        private final String template;
        private final AtomicReferenceArray<Timer> byStatus = new AtomicReferenceArray<>(MAX_STATUS - MIN_STATUS + 1);

        RouteTimers(String method, String template) {
            this.method = method;
            this.template = template;
        }

        @Override
        public void answered(int status, long nanos) {
            int index = Math.clamp(status, MIN_STATUS, MAX_STATUS) - MIN_STATUS;
            Timer timer = byStatus.get(index);
            if (timer == null) {
                timer = register(status);
                byStatus.set(index, timer);
            }
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }

        /** Registering the same again yields the same timer, so a race does no harm. */
        private Timer register(int status) {
            return Timer.builder("sekisho.http.requests")
                    .description("Answers by route and status, with the time from first byte to answer")
                    .tag("method", method)
                    .tag("route", template)
                    .tag("status", Integer.toString(status))
                    .serviceLevelObjectives(LATENCY_BUCKETS)
                    .register(registry);
        }
    }
}
