package io.sekisho.server.feed;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Assessments and what became known of them, merged in one order, a page in memory at a time. */
final class FeedRows implements AutoCloseable {

    /** Rows that the database sends at a time. */
    private static final int PAGE = 500;

    private final Source assessments;
    private final Source known;

    private FeedRows(Source assessments, Source known) {
        this.assessments = assessments;
        this.known = known;
    }

    /** What the one snapshot sees and the other did not, in the transaction of the later. */
    static FeedRows since(Handle handle, Mark since, Mark now) {
        // Whatever the statistics say, which may be missing yet: what is new is a handful of rows.
        handle.execute("SET LOCAL enable_seqscan = off");
        return new FeedRows(
                since(handle, FeedSql.ASSESSMENTS_SINCE, since, now), since(handle, FeedSql.KNOWN_SINCE, since, now));
    }

    private static Source since(Handle handle, String sql, Mark since, Mark now) {
        // A row from after this snapshot came with a dump from a database that had counted further.
        return new Source(handle.createQuery(sql)
                .bind("underWay", since.underWay())
                .bind("from", since.xmax())
                .bind("until", now.xmax()));
    }

    /** What was received from an instant on. */
    static FeedRows received(Handle handle, Instant from) {
        // In order from the index: sorting days of rows would fill the disk before the first comes.
        handle.execute("SET LOCAL enable_seqscan = off");
        Source assessments = received(handle, FeedSql.ASSESSMENTS_RECEIVED, from);
        handle.execute("SET LOCAL enable_seqscan = on");
        return new FeedRows(assessments, received(handle, FeedSql.KNOWN_RECEIVED, from));
    }

    private static Source received(Handle handle, String sql, Instant from) {
        return new Source(handle.createQuery(sql).bind("from", from.atOffset(ZoneOffset.UTC)));
    }

    /** The next of both; an assessment before what became known of it at the same time. */
    Optional<FeedRow> next() {
        FeedRow assessment = assessments.peek();
        FeedRow later = known.peek();
        boolean first = later == null || (assessment != null && assessment.order() <= later.order());
        return Optional.ofNullable(first ? assessments.take() : known.take());
    }

    @Override
    public void close() {
        try {
            assessments.close();
        } finally {
            known.close();
        }
    }

    /** One query's rows, and the next of them. */
    private static final class Source implements AutoCloseable {

        private final ResultIterator<FeedRow> rows;
        private @Nullable FeedRow next;

        Source(Query query) {
            rows = query.setFetchSize(PAGE).map((row, context) -> read(row)).iterator();
            take();
        }

        @Nullable
        FeedRow peek() {
            return next;
        }

        @Nullable
        FeedRow take() {
            FeedRow taken = next;
            next = rows.hasNext() ? rows.next() : null;
            return taken;
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    private static FeedRow read(ResultSet row) throws SQLException {
        FeedRow.Assessed assessed = new FeedRow.Assessed(
                row.getString("id"),
                row.getLong("version"),
                instant(row, "received_at"),
                row.getBytes("body"),
                row.getBytes("record"));
        return new FeedRow(row.getLong("place"), instant(row, "arrived"), assessed, later(row));
    }

    private static FeedRow.@Nullable Later later(ResultSet row) throws SQLException {
        String label = row.getString("label");
        if (label != null) {
            return new FeedRow.Labelled(label.equals("TAKEOVER"));
        }
        BigDecimal executed = row.getBigDecimal("executed");
        return executed == null ? null : new FeedRow.Withdrawn(row.getBigDecimal("quantity"), executed);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
