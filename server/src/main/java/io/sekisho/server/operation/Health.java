package io.sekisho.server.operation;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /health/live}: the process answers. {@code /health/ready}: it can do its work; else 503 with what fails. */
public final class Health {

    private static final Logger log = LoggerFactory.getLogger(Health.class);
    private static final Report LIVE = new Report("live", List.of());

    private final List<ReadinessCheck> checks;

    public Health(List<ReadinessCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    private record Check(String name, String status) {}

    private record Report(String status, List<Check> checks) {}

    public Routes routes() {
        return new Routes()
                .get("/health/live", Access.OPEN, call -> Answer.json(200, LIVE))
                .get("/health/ready", Access.OPEN, this::ready);
    }

    private Answer ready(Call call) {
        List<Check> results = new ArrayList<>();
        boolean ready = true;
        for (ReadinessCheck check : checks) {
            boolean good = isReady(check);
            results.add(new Check(check.name(), good ? "ready" : "failing"));
            ready &= good;
        }
        return ready
                ? Answer.json(200, new Report("ready", results))
                : Answer.json(503, new Report("failing", results)).with("Retry-After", "1");
    }

    private static boolean isReady(ReadinessCheck check) {
        try {
            return check.probe().isReady();
        } catch (Exception e) {
            log.warn("the readiness check of {} failed", check.name(), e);
            return false;
        }
    }
}
