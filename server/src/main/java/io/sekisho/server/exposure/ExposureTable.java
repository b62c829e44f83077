package io.sekisho.server.exposure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Exposures as stored; at most one of an account is open. */
final class ExposureTable {

    private static final String SELECT = """
        SELECT id, account, source, seen_at, listed_at, listed_by, mailed_at, password_at, pin_at, changed_at FROM exposure
        """;

    private ExposureTable() {}

    /** False where the account has an open one. */
    static boolean insert(Handle handle, Exposure.Line line, String by, Instant now) {
        Instant seenAt = line.seenAt() == null ? now : line.seenAt();
        return handle.execute("""
            INSERT INTO exposure (account, source, seen_at, listed_at, listed_by) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (account) WHERE changed_at IS NULL DO NOTHING
            """, line.account(), line.source(), time(seenAt), time(now), by) == 1;
    }

    static boolean restart(Handle handle, Exposure.Line line, String by, Instant now) {
        Instant seenAt = line.seenAt() == null ? now : line.seenAt();
        return handle.execute("""
            UPDATE exposure SET source = ?, seen_at = ?, listed_at = ?, listed_by = ?, mailed_at = NULL,
                   no_mail_at = NULL, password_at = NULL, pin_at = NULL
            WHERE account = ? AND changed_at IS NULL
            """, line.source(), time(seenAt), time(now), by, line.account()) == 1;
    }

    /** Those whose customers are still to be told, locked until the transaction ends. */
    static List<Exposure> toTell(Handle handle, int max) {
        return handle.createQuery(SELECT + """
            WHERE mailed_at IS NULL AND no_mail_at IS NULL ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
            """)
                .bind(0, max)
                .map((row, context) -> read(row))
                .list();
    }

    static void told(Handle handle, long id, boolean mailed, Instant now) {
        handle.execute(
                mailed
                        ? "UPDATE exposure SET mailed_at = ? WHERE id = ?"
                        : "UPDATE exposure SET no_mail_at = ? WHERE id = ?",
                time(now),
                id);
    }

    /** A secret was changed since the account was listed; with the second, the exposure is over. */
    static void changed(Handle handle, String account, boolean password, Instant at) {
        handle.execute(
                password
                        ? "UPDATE exposure SET password_at = ? WHERE account = ? AND changed_at IS NULL"
                                + " AND password_at IS NULL AND listed_at <= ?"
                        : "UPDATE exposure SET pin_at = ? WHERE account = ? AND changed_at IS NULL"
                                + " AND pin_at IS NULL AND listed_at <= ?",
                time(at),
                account,
                time(at));
        handle.execute("""
            UPDATE exposure SET changed_at = greatest(password_at, pin_at)
            WHERE account = ? AND changed_at IS NULL AND password_at IS NOT NULL AND pin_at IS NOT NULL
            """, account);
    }

    static Exposures.Progress progress(Handle handle) {
        return handle.createQuery("""
            SELECT count(*), count(changed_at), min(listed_at) FILTER (WHERE changed_at IS NULL) FROM exposure
            """)
                .map((row, context) -> new Exposures.Progress(row.getLong(1), row.getLong(2), instant(row, 3)))
                .one();
    }

    /**
     * Newest first.
     *
     * @param open  absent: changed ones too
     * @param after the id of the last of the page before
     */
    static List<Exposure> list(Handle handle, @Nullable Boolean open, @Nullable Long after, int max) {
        return handle.createQuery(SELECT + """
            WHERE (CAST(:open AS boolean) IS NULL OR (changed_at IS NULL) = :open)
              AND (CAST(:after AS bigint) IS NULL OR id < :after)
            ORDER BY id DESC LIMIT :max
            """)
                .bind("open", open)
                .bind("after", after)
                .bind("max", max)
                .map((row, context) -> read(row))
                .list();
    }

    static Optional<Exposure> latest(Handle handle, String account) {
        return handle.createQuery(SELECT + "WHERE account = ? ORDER BY id DESC LIMIT 1")
                .bind(0, account)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** All, oldest first, one after the other. */
    static void each(Handle handle, Consumer<Exposure> taker) {
        handle.createQuery(SELECT + "ORDER BY id")
                .setFetchSize(500)
                .map((row, context) -> read(row))
                .useStream(rows -> rows.forEach(taker));
    }

    private static Exposure read(ResultSet row) throws SQLException {
        return new Exposure(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                instant(row, 7),
                instant(row, 8),
                instant(row, 9),
                instant(row, 10));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
