package io.sekisho.server.hold;

import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.server.http.Json;
import io.sekisho.server.memory.StateCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds as stored. The decision log writes them with the answers that name them, and marks them used. */
final class HoldTable {

    private static final String SELECT = """
        SELECT h.id, h.account, h.assessment,
               CASE WHEN h.state IN ('OPEN', 'RELEASED') AND h.expires_at <= :now THEN 'EXPIRED' ELSE h.state END AS state,
               lower(a.type) AS type, a.body, a.record, h.created_at, h.expires_at, h.settled_at, h.settled_by, h.note, h.used_by
        FROM hold h JOIN assessment a ON a.id = h.assessment
        """;

    private HoldTable() {}

    static Optional<HeldOperation> find(Handle handle, String id, Instant now) {
        return handle.createQuery(SELECT + "WHERE h.id = :id")
                .bind("id", id)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Where what was held of an assessment stands; nothing where it was not held. */
    static Optional<HeldOperation.State> standing(Handle handle, String assessment, Instant now) {
        return handle.createQuery("""
            SELECT CASE WHEN state IN ('OPEN', 'RELEASED') AND expires_at <= :now THEN 'EXPIRED' ELSE state END
            FROM hold WHERE assessment = :assessment
            """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("assessment", assessment)
                .mapTo(HeldOperation.State.class)
                .findFirst();
    }

    /** The request that was held, as received. */
    static byte[] body(Handle handle, String assessment) {
        return handle.createQuery("SELECT body FROM assessment WHERE id = ?")
                .bind(0, assessment)
                .mapTo(byte[].class)
                .one();
    }

    /** Newest first. */
    static List<HeldOperation> list(Handle handle, Holds.Wanted wanted, int max, Instant now) {
        return handle.createQuery("SELECT * FROM (" + SELECT + """
            ) AS held
            WHERE (CAST(:state AS text) IS NULL OR state = :state)
              AND (CAST(:account AS text) IS NULL OR account = :account)
              AND (CAST(:since AS timestamptz) IS NULL OR created_at >= :since)
              AND (CAST(:after AS text) IS NULL
                   OR (created_at, id) < (SELECT a.created_at, a.id FROM hold a WHERE a.id = :after))
            ORDER BY created_at DESC, id DESC LIMIT :max
            """)
                .bind("state", wanted.state() == null ? null : wanted.state().name())
                .bind("account", wanted.account())
                .bind("since", wanted.since() == null ? null : wanted.since().atOffset(ZoneOffset.UTC))
                .bind("after", wanted.after())
                .bind("max", max)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> read(row))
                .list();
    }

    static void settle(
            Handle handle, String id, HeldOperation.State state, String by, @Nullable String note, Instant now) {
        handle.execute(
                "UPDATE hold SET state = ?, settled_at = ?, settled_by = ?, note = coalesce(?, note) WHERE id = ?",
                state.name(),
                now.atOffset(ZoneOffset.UTC),
                by,
                note,
                id);
    }

    /** A hold that came to stand elsewhere. */
    record Moved(String id, String account, String assessment) {}

    static List<Moved> settleOpenOf(
            Handle handle, String assessment, HeldOperation.State state, String by, Instant now) {
        return handle.createQuery("""
            UPDATE hold SET state = :state, settled_at = :now, settled_by = :by
            WHERE assessment = :assessment AND state = 'OPEN'
            RETURNING id, account, assessment
            """)
                .bind("state", state.name())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .bind("assessment", assessment)
                .map((row, context) -> moved(row))
                .list();
    }

    /** What was held within a session, or on this assessment. */
    static List<Moved> freezeOf(
            Handle handle, String account, @Nullable String session, String assessment, String by, Instant now) {
        return handle.createQuery("""
            UPDATE hold h SET state = 'FROZEN', settled_at = :now, settled_by = :by
            FROM assessment a
            WHERE a.id = h.assessment AND h.account = :account AND h.state IN ('OPEN', 'RELEASED')
              AND (h.assessment = :assessment OR convert_from(a.body, 'UTF8')::jsonb ->> 'session' = :session)
            RETURNING h.id, h.account, h.assessment
            """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .bind("account", account)
                .bind("assessment", assessment)
                .bind("session", session)
                .map((row, context) -> moved(row))
                .list();
    }

    static List<Moved> freezeAll(Handle handle, String account, String by, Instant now) {
        return handle.createQuery("""
            UPDATE hold SET state = 'FROZEN', settled_at = :now, settled_by = :by
            WHERE account = :account AND state IN ('OPEN', 'RELEASED')
            RETURNING id, account, assessment
            """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .bind("account", account)
                .map((row, context) -> moved(row))
                .list();
    }

    /** Settles what expired, in the order in which it did; what another server settles just now is left to it. */
    static List<Moved> expire(Handle handle, Instant now, int max) {
        return handle.createQuery("""
            WITH over AS (
                SELECT id FROM hold WHERE state IN ('OPEN', 'RELEASED') AND expires_at <= :now
                ORDER BY expires_at LIMIT :max FOR UPDATE SKIP LOCKED
            )
            UPDATE hold h SET state = 'EXPIRED' FROM over WHERE h.id = over.id
            RETURNING h.id, h.account, h.assessment
            """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("max", max)
                .map((row, context) -> moved(row))
                .list();
    }

    private static Moved moved(ResultSet row) throws SQLException {
        return new Moved(row.getString("id"), row.getString("account"), row.getString("assessment"));
    }

    /** What an analyst is told of how it was judged; the rest of what is kept stays unread. */
    private record Judged(Risk risk, List<Reason> reasons) {}

    private static HeldOperation read(ResultSet row) throws SQLException {
        Judged judged = StateCodec.read(row.getBytes("record"), Judged.class);
        JsonNode body = Json.parse(row.getBytes("body"));
        String type = row.getString("type");
        return new HeldOperation(
                row.getString("id"),
                row.getString("account"),
                row.getString("assessment"),
                HeldOperation.State.valueOf(row.getString("state")),
                type,
                body.path(type),
                body.path("session").isString() ? body.path("session").stringValue() : null,
                judged.risk(),
                judged.reasons(),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instantOrNull(row, "settled_at"),
                row.getString("settled_by"),
                row.getString("note"),
                row.getString("used_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
