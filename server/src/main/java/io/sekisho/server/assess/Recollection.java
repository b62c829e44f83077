package io.sekisho.server.assess;

import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Facts;
import io.sekisho.server.http.Json;
import io.sekisho.server.memory.StateCodec;
import io.sekisho.server.population.PressureView;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;

/** What a server that has just started reads again from the decision log, so that guessers gain nothing by a restart. */
public final class Recollection {

    /** As far back as the pressure of failed logins counts. */
    private static final Duration WITHIN = Duration.ofHours(1);

    /** Logins read at most, the latest; at the bound the pressure starts lower than it was. */
    private static final int LOGINS_MAX = 50_000;

    private final Jdbi jdbi;

    public Recollection(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Login(String account, Instant time, Facts facts, boolean failed) {}

    /** Teaches the view the logins of the last hour, the oldest first. */
    public void recall(PressureView pressure, Instant now) {
        List<Login> logins = new ArrayList<>(read(now));
        for (Login login : logins.reversed()) {
            pressure.learn(
                    login.account(), login.facts().network(), login.facts().browser(), login.failed(), login.time());
        }
    }

    private List<Login> read(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            SELECT account, event_time, record, body FROM assessment
            WHERE received_at > ? AND type = ? ORDER BY received_at DESC LIMIT ?
            """)
                .bind(0, now.minus(WITHIN).atOffset(ZoneOffset.UTC))
                .bind(1, Operation.LOGIN.name())
                .bind(2, LOGINS_MAX)
                .map((row, context) -> new Login(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        StateCodec.read(row.getBytes(3), AssessmentRecord.class).facts(),
                        failed(Json.parse(row.getBytes(4)))))
                .list());
    }

    private static boolean failed(JsonNode body) {
        return body.path("login").path("result").asString("").equals("failure");
    }
}
