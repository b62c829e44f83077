package io.sekisho.server.assess;

import io.sekisho.server.memory.StateCodec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Assessments as stored, for looking back. */
public final class Assessments {

    private final Jdbi jdbi;

    public Assessments(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One assessment with all that an exact replay needs.
     *
     * @param body        what was received, device token hashed
     * @param stateBefore the memory it was judged on, encoded
     */
    public record Stored(
            String id,
            String account,
            long version,
            Instant receivedAt,
            Instant eventTime,
            byte[] body,
            AssessmentRecord record,
            byte[] stateBefore) {}

    /** One line of an account's timeline. */
    public record Line(String assessment, String type, Instant time, String decision) {}

    public Optional<Stored> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            SELECT id, account, version, received_at, event_time, body, record, state_before
            FROM assessment WHERE id = ?
            """)
                .bind(0, id)
                .map((row, context) -> new Stored(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getBytes(6),
                        StateCodec.read(row.getBytes(7), AssessmentRecord.class),
                        row.getBytes(8)))
                .findOne());
    }

    /** An assessment with what was decided from. */
    public record Judged(Line line, AssessmentRecord record) {}

    /** As {@link #latest}, with their records, in the handle's transaction. */
    public static List<Judged> judged(Handle handle, String account, int max) {
        return handle.createQuery("""
            SELECT id, lower(type), event_time, decision, record FROM assessment
            WHERE account = ? ORDER BY version DESC LIMIT ?
            """)
                .bind(0, account)
                .bind(1, max)
                .map((row, context) -> new Judged(
                        new Line(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getString(4)),
                        StateCodec.read(row.getBytes(5), AssessmentRecord.class)))
                .list();
    }

    /** The account's latest assessments, newest first. */
    public List<Line> latest(String account, int max) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            SELECT id, lower(type), event_time, decision FROM assessment
            WHERE account = ? ORDER BY version DESC LIMIT ?
            """)
                .bind(0, account)
                .bind(1, max)
                .map((row, context) -> new Line(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4)))
                .list());
    }
}
