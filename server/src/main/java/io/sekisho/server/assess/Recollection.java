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
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What a server that has just started reads again from the decision log, so that guessers gain nothing by a restart. */
public final class Recollection {

    /** As far back as the pressure of failed logins counts. */
    private static final Duration WITHIN = Duration.ofHours(1);

    /** Logins read at most, the latest; at the bound the pressure starts lower than it was. */
    private static final int LOGINS_MAX = 50_000;

    /** Rows that the database sends at a time. */
    private static final int ROWS_AT_ONCE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Recollection.class);

    private final Jdbi jdbi;

    public Recollection(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Teaches the view the logins of the hour before {@code now}; one after the other, so that memory does not grow with their number.
     * The latest come first, since they matter most while the rest is still being read.
     */
    public void recall(PressureView pressure, Instant now) {
        jdbi.useTransaction(handle -> handle.createQuery("""
            SELECT account, event_time, record, body FROM assessment
            WHERE received_at > ? AND received_at <= ? AND type = ? ORDER BY received_at DESC LIMIT ?
            """)
                .bind(0, now.minus(WITHIN).atOffset(ZoneOffset.UTC))
                .bind(1, now.atOffset(ZoneOffset.UTC))
                .bind(2, Operation.LOGIN.name())
                .bind(3, LOGINS_MAX)
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, context) -> {
                    Facts facts = StateCodec.read(row.getBytes(3), AssessmentRecord.class)
                            .facts();
                    boolean failed = failed(Json.parse(row.getBytes(4)));
                    Instant time = row.getObject(2, OffsetDateTime.class).toInstant();
                    pressure.learn(row.getString(1), facts.network(), facts.browser(), failed, time);
                    return time;
                })
                .useStream(times -> times.forEach(time -> {})));
    }

    /** Recalls in the background: a server may answer before it is done, with less pressure at first. */
    public void start(PressureView pressure, Instant now) {
        Thread.ofVirtual().name("recollection").start(() -> {
            try {
                recall(pressure, now);
            } catch (RuntimeException e) {
                LOG.warn("the last hour's logins were not read, so its failures count as none: {}", e.toString());
            }
        });
    }

    private static boolean failed(JsonNode body) {
        return body.path("login").path("result").asString("").equals("failure");
    }
}
