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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Outcomes as stored; the same id again is the same outcome, and the same line where it has none. */
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
     * @param id   the brokerage's own of this execution, unique within its assessment; absent where it names none
     * @param time when it happened, absent where the brokerage does not say
     */
    public record Outcome(
            String assessment,
            @Nullable String id,
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
                fields.optionalText("id", Label.ID_LENGTH_MAX),
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
     * @throws io.sekisho.server.http.ProblemException 422 (no such assessment, of a login, which has no outcome, or an id that was told with
     *     something else)
     */
    public boolean add(Outcome outcome) {
        return jdbi.inTransaction(handle -> {
            requireOperation(handle, outcome.assessment());
            boolean added = insert(handle, outcome);
            if (!added && outcome.id() != null) {
                requireSame(handle, outcome);
            }
            return added;
        });
    }

    private boolean insert(Handle handle, Outcome outcome) {
        return handle.createUpdate("""
            INSERT INTO outcome (assessment, fill, outcome, quantity, price, happened_at, received_at)
            VALUES (:assessment, :id, :outcome, :quantity, :price, :time, :at) ON CONFLICT DO NOTHING
            """)
                        .bindMap(columns(outcome))
                        .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    private static Map<String, @Nullable Object> columns(Outcome outcome) {
        Instant time = outcome.time();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("assessment", outcome.assessment());
        columns.put("id", outcome.id());
        columns.put("outcome", outcome.end().name());
        columns.put("quantity", outcome.quantity());
        columns.put("price", outcome.price());
        columns.put("time", time == null ? null : time.atOffset(ZoneOffset.UTC));
        return columns;
    }

    private static void requireSame(Handle handle, Outcome outcome) {
        boolean same = handle.createQuery("""
            SELECT (outcome, quantity, price, happened_at) IS NOT DISTINCT FROM
                   (CAST(:outcome AS text), CAST(:quantity AS numeric), CAST(:price AS numeric), CAST(:time AS timestamptz))
            FROM outcome WHERE assessment = :assessment AND fill = :id
            """)
                .bindMap(columns(outcome))
                .mapTo(Boolean.class)
                .one();
        if (!same) {
            throw Problem.impossible(
                            "this id was told with something else before; what was told first stays",
                            List.of(new FieldError("/id", "must be another for another outcome")))
                    .exception();
        }
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
            SELECT outcome, quantity, price, happened_at, received_at, fill FROM outcome WHERE assessment = ? ORDER BY id
            """)
                .bind(0, assessment)
                .map((row, context) -> new Received(
                        new Outcome(
                                assessment,
                                row.getString(6),
                                End.valueOf(row.getString(1)),
                                row.getBigDecimal(2),
                                row.getBigDecimal(3),
                                Labels.instantOrNull(row, 4)),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list());
    }
}
