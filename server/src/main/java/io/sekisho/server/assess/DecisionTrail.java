package io.sekisho.server.assess;

import io.sekisho.engine.event.Change;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.WireNames;
import io.sekisho.server.memory.StateCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Follows the decision log, a moment behind the decisions and not in their way, for capabilities that react to what happened. How far it
 * came stands in the database; one server follows at a time. Everything is told at least once, so what a follower does must come to the
 * same when done again.
 */
public final class DecisionTrail implements AutoCloseable {

    private static final Duration FOLLOWED_EVERY = Duration.ofSeconds(1);

    /** Rows that commit after a later one are met by reading this long again. */
    private static final Duration READ_AGAIN = Duration.ofSeconds(15);

    /** How long a challenged change is waited for, beyond any challenge's life. */
    private static final Duration CHALLENGED_MAX = Duration.ofHours(2);

    private static final int ROWS_AT_ONCE = 200;

    private static final String STEP = "step";

    /** How far it came is noted no more often than this, since a note is a write to disk. */
    private static final Duration MARKED_EVERY = Duration.ofSeconds(10);

    /** The index assessment_changes holds just these. */
    private static final String CHANGES = "type = 'CHANGE' AND decision IN ('ALLOW', 'CHALLENGE')";

    /** The reason's code stands in the record of a login whose browser had been on a phishing host. */
    private static final String LURED_LOGINS =
            "type = 'LOGIN' AND decision <> 'DENY' AND position('PHISHING_PAGE_SEEN'::bytea IN record) > 0";

    private static final Logger LOG = LoggerFactory.getLogger(DecisionTrail.class);

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final BooleanSupplier lures;
    private final List<Consumer<Followed>> followers;
    private final List<Step> steps;
    private volatile boolean closed;

    /** What else is done each time, by one server at a time. */
    @FunctionalInterface
    public interface Step {

        /**
         * In the trail's transaction, with its row held.
         *
         * @param from rows received before this have been met, also those that commit late
         */
        void take(Handle handle, Instant from, Instant now);
    }

    private DecisionTrail(
            Jdbi jdbi,
            InstantSource clock,
            BooleanSupplier lures,
            List<Consumer<Followed>> followers,
            List<Step> steps) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.lures = lures;
        this.followers = List.copyOf(followers);
        this.steps = List.copyOf(steps);
    }

    /** @param lures whether any browser was seen on a phishing host lately; else logins are not looked at, of which there are many */
    public static DecisionTrail start(
            Jdbi jdbi,
            InstantSource clock,
            BooleanSupplier lures,
            List<Consumer<Followed>> followers,
            List<Step> steps) {
        DecisionTrail trail = new DecisionTrail(jdbi, clock, lures, followers, steps);
        Thread.ofVirtual().name("decision-trail").start(trail::run);
        return trail;
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(FOLLOWED_EVERY.toNanos());
            try {
                jdbi.useTransaction(this::follow);
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.warn("the decision log is not followed just now: {}", e.toString());
            }
        }
    }

    private void follow(Handle handle) {
        Optional<Instant> upTo = handle.createQuery("SELECT upto FROM decision_trail FOR UPDATE SKIP LOCKED")
                .map((row, context) -> instant(row, 1))
                .findOne();
        if (upTo.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        steps.forEach(step -> take(handle, step, upTo.get().minus(READ_AGAIN), now));
        meet(handle, CHANGES, upTo.get(), now);
        if (lures.getAsBoolean()) {
            meet(handle, LURED_LOGINS, upTo.get(), now);
        }
        approved(handle, now);
        if (upTo.get().plus(MARKED_EVERY).isBefore(now)) {
            handle.execute("UPDATE decision_trail SET upto = ?", now.atOffset(ZoneOffset.UTC));
        }
    }

    /** One that fails undoes only what it did itself. */
    private static void take(Handle handle, Step step, Instant from, Instant now) {
        handle.savepoint(STEP);
        try {
            step.take(handle, from, now);
            handle.releaseSavepoint(STEP);
        } catch (RuntimeException e) {
            handle.rollbackToSavepoint(STEP);
            LOG.error("a step beside the decision log is not taken just now", e);
        }
    }

    private void meet(Handle handle, String rows, Instant upTo, Instant now) {
        handle.createQuery("""
            SELECT id, account, type, decision, event_time, body, record FROM assessment
            WHERE received_at > :from AND received_at <= :to AND
            """ + rows + " ORDER BY received_at")
                .bind("from", upTo.minus(READ_AGAIN).atOffset(ZoneOffset.UTC))
                .bind("to", now.atOffset(ZoneOffset.UTC))
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, context) -> Row.of(row))
                .useStream(found -> found.forEach(row -> met(handle, row)));
    }

    /** An assessment as far as somebody might react to it. */
    private record Row(
            String id,
            String account,
            boolean change,
            boolean challenged,
            Instant at,
            JsonNode body,
            @Nullable String lure) {

        static Row of(ResultSet row) throws SQLException {
            boolean change = row.getString(3).equals("CHANGE");
            String lure = change
                    ? null
                    : StateCodec.read(row.getBytes(7), AssessmentRecord.class)
                            .facts()
                            .lure();
            return new Row(
                    row.getString(1),
                    row.getString(2),
                    change,
                    row.getString(4).equals("CHALLENGE"),
                    instant(row, 5),
                    Json.parse(row.getBytes(6)),
                    lure);
        }

        Change.@Nullable Field field() {
            return WireNames.find(
                    Change.Field.class, body.path("change").path("field").asString(""));
        }

        boolean succeeded() {
            return body.path("login").path("result").asString("").equals("success");
        }
    }

    private void met(Handle handle, Row row) {
        Change.Field field = row.field();
        if (row.change() && field != null) {
            if (row.challenged()) {
                wait(handle, row, field);
            } else {
                tell(new Followed.Changed(row.account(), field, row.at()));
            }
        } else if (row.lure() != null && row.succeeded()) {
            tell(new Followed.Lured(row.account(), row.id(), row.lure(), row.at()));
        }
    }

    private static void wait(Handle handle, Row row, Change.Field field) {
        handle.execute(
                "INSERT INTO decision_trail_pending (assessment, account, field, at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                row.id(),
                row.account(),
                field.name(),
                row.at().atOffset(ZoneOffset.UTC));
    }

    /** Changes whose challenge has passed meanwhile. */
    private void approved(Handle handle, Instant now) {
        handle.createQuery("""
            DELETE FROM decision_trail_pending p USING challenge c
            WHERE c.account = p.account AND c.assessment = p.assessment AND lower(c.document ->> 'status') = 'passed'
              AND NOT coalesce(CAST(c.document -> 'proof' ->> 'restricted' AS boolean), false)
            RETURNING p.account, p.field
            """)
                .map((row, context) ->
                        new Followed.Changed(row.getString(1), Change.Field.valueOf(row.getString(2)), now))
                .list()
                .forEach(this::tell);
        handle.execute("""
            DELETE FROM decision_trail_pending p USING assessment a
            WHERE a.id = p.assessment AND a.received_at < ?
            """, now.minus(CHALLENGED_MAX).atOffset(ZoneOffset.UTC));
    }

    private void tell(Followed followed) {
        for (Consumer<Followed> follower : followers) {
            follower.accept(followed);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public void close() {
        closed = true;
    }
}
