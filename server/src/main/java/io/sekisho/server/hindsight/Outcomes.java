package io.sekisho.server.hindsight;

import io.sekisho.engine.event.Operation;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Outcomes as stored; the same again is the same outcome. */
public final class Outcomes {

    /** How far the brokerage's clock may be ahead of ours. */
    private static final Duration CLOCKS_APART_MAX = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final InstantSource clock;

    public Outcomes(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What can become of an operation. An order may execute in parts, each an outcome. */
    public enum End {
        EXECUTED,
        CANCELLED,
        FAILED
    }

    /**
     * What the brokerage says.
     *
     * @param time when it happened, absent where the brokerage does not say
     */
    public record Outcome(
            String assessment,
            End end,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable Instant time) {}

    /** Adds what is wrong to the fields' errors; the outcome is good only where there are none. */
    Outcome read(Fields fields) {
        Instant time = fields.optionalInstant("time");
        if (time != null && time.isAfter(clock.instant().plus(CLOCKS_APART_MAX))) {
            fields.reject("time", "must not be in the future");
        }
        return new Outcome(
                fields.requiredText("assessment", Label.ID_LENGTH_MAX),
                fields.requiredEnum("outcome", End.class),
                positive(fields, "quantity"),
                positive(fields, "price"),
                time);
    }

    private static @Nullable BigDecimal positive(Fields fields, String name) {
        BigDecimal value = fields.optionalDecimal(name);
        if (value != null && value.signum() == 0) {
            fields.reject(name, "must be more than zero");
        }
        return value;
    }

    /** An outcome with the time of its arrival. */
    public record Received(Outcome outcome, Instant at) {}

    /**
     * Whether it was new.
     *
     * @throws io.sekisho.server.http.ProblemException 422 (no such assessment, or of a login, which has no outcome)
     */
    public boolean add(Outcome outcome) {
        return jdbi.inTransaction(handle -> {
            requireOperation(handle, outcome.assessment());
            Instant time = outcome.time();
            return handle.createUpdate("""
                INSERT INTO outcome (assessment, outcome, quantity, price, happened_at, received_at)
                VALUES (:assessment, :outcome, :quantity, :price, :time, :at) ON CONFLICT DO NOTHING
                """)
                            .bind("assessment", outcome.assessment())
                            .bind("outcome", outcome.end().name())
                            .bind("quantity", outcome.quantity())
                            .bind("price", outcome.price())
                            .bind("time", time == null ? null : time.atOffset(ZoneOffset.UTC))
                            .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                            .execute()
                    == 1;
        });
    }

    private static void requireOperation(Handle handle, String assessment) {
        String type = handle.createQuery("SELECT type FROM assessment WHERE id = ?")
                .bind(0, assessment)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> Labels.unknown("assessment").exception());
        if (type.equals(Operation.LOGIN.name())) {
            throw Problem.impossible(
                            "a login has no outcome",
                            List.of(new FieldError("/assessment", "must be of an order, a withdrawal or a change")))
                    .exception();
        }
    }

    /** In the order of their arrival. */
    public List<Received> of(String assessment) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            SELECT outcome, quantity, price, happened_at, received_at FROM outcome WHERE assessment = ? ORDER BY id
            """)
                .bind(0, assessment)
                .map((row, context) -> new Received(
                        new Outcome(
                                assessment,
                                End.valueOf(row.getString(1)),
                                row.getBigDecimal(2),
                                row.getBigDecimal(3),
                                Labels.instantOrNull(row, 4)),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list());
    }
}
