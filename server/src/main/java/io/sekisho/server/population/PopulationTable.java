package io.sekisho.server.population;

import io.sekisho.server.store.ArrayColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the population's counts over restarts: read at the start, and what has changed added now and then. */
public final class PopulationTable implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PopulationTable.class);

    /** A crash loses the counting of at most this long, and no decision. */
    private static final long FLUSH_EVERY_SECONDS = 30;

    /** Rows written in one statement. */
    private static final int BATCH_ROWS = 1_000;

    private final Jdbi jdbi;
    private final PopulationView view;
    private volatile boolean closed;

    public PopulationTable(Jdbi jdbi, PopulationView view) {
        this.jdbi = jdbi;
        this.view = view;
    }

    public void load() {
        for (Level level : Level.values()) {
            List<Row> rows = jdbi.withHandle(handle -> handle.createQuery("""
                WITH top AS (
                    SELECT value FROM population WHERE level = :level AND inside = 0
                    ORDER BY count DESC LIMIT :max
                )
                SELECT p.value, p.inside, p.count FROM population p JOIN top USING (value) WHERE p.level = :level
                """)
                    .bind("level", level.code())
                    .bind("max", level.maxValues())
                    .map((row, context) -> new Row(level, row.getLong(1), row.getLong(2), row.getLong(3)))
                    .list());
            view.load(rows);
        }
    }

    /** Flushes now and then until closed; run on a thread of its own. */
    public void run() {
        long waited = 0;
        while (!closed) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            waited++;
            if (waited >= FLUSH_EVERY_SECONDS) {
                waited = 0;
                flush();
            }
        }
    }

    private synchronized void flush() {
        List<Row> changes = view.drainChanges();
        if (changes.isEmpty()) {
            return;
        }
        try {
            jdbi.useTransaction(handle -> {
                for (List<Row> part : parts(changes)) {
                    add(part, handle.getConnection());
                }
            });
        } catch (SQLException | RuntimeException e) {
            view.putBack(changes);
            LOG.warn("population counts not flushed, they wait for the next time: {}", e.toString());
        }
    }

    private static void add(List<Row> rows, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO population AS p (level, value, inside, count)
            SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
            ON CONFLICT (level, value, inside) DO UPDATE SET count = p.count + excluded.count
            """)) {
            ArrayColumns arrays = new ArrayColumns(connection, insert);
            arrays.bigint(rows, row -> (long) row.level().code());
            arrays.bigint(rows, Row::value);
            arrays.bigint(rows, Row::inside);
            arrays.bigint(rows, Row::count);
            insert.executeUpdate();
        }
    }

    /** In the order of the key, so that two servers that flush at once do not lock each other out. */
    private static List<List<Row>> parts(List<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Row.BY_KEY);
        List<List<Row>> parts = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += BATCH_ROWS) {
            parts.add(sorted.subList(from, Math.min(sorted.size(), from + BATCH_ROWS)));
        }
        return parts;
    }

    @Override
    public void close() {
        closed = true;
        flush();
    }
}
