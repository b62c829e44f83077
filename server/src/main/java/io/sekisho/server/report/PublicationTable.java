package io.sekisho.server.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The publications' SQL: rows are added and read, never changed. */
final class PublicationTable {

    private static final String COLUMNS = "month, accesses, trades, sell_jpy, buy_jpy, at, actor";

    private PublicationTable() {}

    static void add(Handle handle, Publication publication) {
        Figures figures = publication.figures();
        handle.createUpdate("INSERT INTO fsa_publication (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, publication.month().toString())
                .bind(1, figures.accesses())
                .bind(2, figures.trades())
                .bind(3, figures.sellJpy())
                .bind(4, figures.buyJpy())
                .bind(5, publication.at().atOffset(ZoneOffset.UTC))
                .bind(6, publication.by())
                .execute();
    }

    /** The latest of each month. */
    static Map<YearMonth, Publication> latest(Handle handle) {
        Map<YearMonth, Publication> latest = new HashMap<>();
        handle.createQuery("SELECT DISTINCT ON (month) " + COLUMNS + " FROM fsa_publication ORDER BY month, id DESC")
                .map((row, context) -> publication(row))
                .forEach(publication -> latest.put(publication.month(), publication));
        return latest;
    }

    /** All there ever were, in their order. */
    static List<Publication> all(Handle handle) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM fsa_publication ORDER BY id")
                .map((row, context) -> publication(row))
                .list();
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                YearMonth.parse(row.getString(1)),
                new Figures(row.getLong(2), row.getLong(3), row.getBigDecimal(4), row.getBigDecimal(5)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7));
    }
}
