package io.sekisho.server.hindsight;

import io.sekisho.server.http.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Outcomes as stored; the same again is the same outcome. */
public final class Outcomes {

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
            @Nullable Instant time) {

        static Outcome read(Fields fields) {
            return new Outcome(
                    fields.requiredText("assessment", Label.ID_LENGTH_MAX),
                    fields.requiredEnum("outcome", End.class),
                    fields.optionalDecimal("quantity"),
                    fields.optionalDecimal("price"),
                    fields.optionalInstant("time"));
        }
    }

    /** An outcome with the time of its arrival. */
    public record Received(Outcome outcome, Instant at) {}

    /**
     * Whether it was new.
     *
     * @throws io.sekisho.server.http.ProblemException 422 (no such assessment)
     */
    public boolean add(Outcome outcome) {
        return jdbi.inTransaction(handle -> {
            boolean known = handle.createQuery("SELECT id FROM assessment WHERE id = ?")
                    .bind(0, outcome.assessment())
                    .mapTo(String.class)
                    .findOne()
                    .isPresent();
            if (!known) {
                throw Labels.unknown("assessment").exception();
            }
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
