package io.sekisho.server.market;

import io.sekisho.engine.fact.Watched;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The watch list and its log, as stored. */
final class WatchTable {

    private WatchTable() {}

    static void changed(Handle handle) {
        handle.execute("UPDATE market_version SET watchlist = watchlist + 1");
    }

    /** False where the same entry is there already, which then stays whose it is. */
    static boolean put(Handle handle, String symbol, Watched entry, String by, Instant now) {
        boolean changed =
                handle.execute("""
                    INSERT INTO watched_symbol AS known (symbol, action, reason, until, put_by, put_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (symbol) DO UPDATE
                    SET action = excluded.action, reason = excluded.reason, until = excluded.until,
                        put_by = excluded.put_by, put_at = excluded.put_at
                    WHERE (known.action, known.reason, known.until)
                          IS DISTINCT FROM (excluded.action, excluded.reason, excluded.until)
                    """, symbol, entry.action().name(), entry.reason(), time(entry.until()), by, time(now))
                        == 1;
        if (changed) {
            log(handle, symbol, entry, by, now);
        }
        return changed;
    }

    static boolean remove(Handle handle, String symbol, String by, Instant now) {
        boolean removed = handle.execute("DELETE FROM watched_symbol WHERE symbol = ?", symbol) == 1;
        if (removed) {
            log(handle, symbol, null, by, now);
        }
        return removed;
    }

    private static void log(Handle handle, String symbol, @Nullable Watched entry, String by, Instant now) {
        handle.execute(
                "INSERT INTO watch_log (symbol, action, reason, until, actor, at) VALUES (?, ?, ?, ?, ?, ?)",
                symbol,
                entry == null ? null : entry.action().name(),
                entry == null ? null : entry.reason(),
                entry == null ? null : time(entry.until()),
                by,
                time(now));
    }

    /** Those whose time is over; the log says when that was. */
    static void removeOver(Handle handle, Instant now) {
        handle.execute("DELETE FROM watched_symbol WHERE until <= ?", time(now));
    }

    /** Whether somebody took it off since. */
    static boolean removedSince(Handle handle, String symbol, Instant since) {
        return handle.createQuery("SELECT count(*) FROM watch_log WHERE symbol = ? AND action IS NULL AND at >= ?")
                        .bind(0, symbol)
                        .bind(1, time(since))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static int count(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM watched_symbol")
                .mapTo(Integer.class)
                .one();
    }

    /** By symbol. */
    static List<WatchedSymbol> list(Handle handle, Instant now) {
        return handle.createQuery("""
            SELECT action, reason, until, symbol, put_by, put_at FROM watched_symbol
            WHERE until IS NULL OR until > ? ORDER BY symbol
            """)
                .bind(0, time(now))
                .map((row, context) -> read(row))
                .list();
    }

    static Optional<WatchedSymbol> find(Handle handle, String symbol, Instant now) {
        return handle.createQuery("""
            SELECT action, reason, until, symbol, put_by, put_at FROM watched_symbol
            WHERE symbol = ? AND (until IS NULL OR until > ?)
            """)
                .bind(0, symbol)
                .bind(1, time(now))
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    static List<WatchedSymbol.Change> history(Handle handle, String symbol, int max) {
        return handle.createQuery("""
            SELECT action, reason, until, actor, at FROM watch_log WHERE symbol = ? ORDER BY id DESC LIMIT ?
            """)
                .bind(0, symbol)
                .bind(1, max)
                .map((row, context) -> new WatchedSymbol.Change(
                        row.getString(1) == null ? null : entry(row),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static WatchedSymbol read(ResultSet row) throws SQLException {
        return new WatchedSymbol(
                row.getString(4),
                entry(row),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    /** From the columns action, reason, until. */
    static Watched entry(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject(3, OffsetDateTime.class);
        return new Watched(
                Watched.Action.valueOf(row.getString(1)), row.getString(2), until == null ? null : until.toInstant());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
