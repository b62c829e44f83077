package io.sekisho.server.market;

import io.sekisho.server.store.ArrayColumns;
import io.sekisho.server.store.DatabaseException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Trading days, rates and what is made of them, as stored. */
final class MarketTable {

    /** Trading days kept of a symbol, and days of a rate: about a quarter, for people to look at. */
    static final int DAYS_KEPT = 60;

    /** Symbols known at once; beyond, those without data for longest are forgotten. Some 200 bytes of memory each. */
    static final int SYMBOLS_MAX = 50_000;

    private MarketTable() {}

    /** Lets one writer in at a time, so that none makes averages of what another is about to change. */
    static void lock(Handle handle) {
        handle.execute("SELECT one FROM market_version FOR UPDATE");
    }

    static void changed(Handle handle) {
        handle.execute("UPDATE market_version SET market = market + 1");
    }

    /** @return how many were new or other than before */
    static int upsertBars(Handle handle, Collection<Quote.Bar> bars) {
        return write(handle, """
            INSERT INTO market_bar AS known (symbol, date, close, volume, currency, market)
            SELECT symbol, date::date, close::numeric, volume, currency, market
            FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])
                 AS bar (symbol, date, close, volume, currency, market)
            ON CONFLICT (symbol, date) DO UPDATE
            SET close = excluded.close, volume = excluded.volume, currency = excluded.currency, market = excluded.market
            WHERE (known.close, known.volume, known.currency, known.market)
                  IS DISTINCT FROM (excluded.close, excluded.volume, excluded.currency, excluded.market)
            """, List.copyOf(bars), (columns, rows) -> {
            columns.text(rows, Quote.Bar::symbol);
            columns.text(rows, bar -> bar.date().toString());
            columns.text(rows, bar -> bar.close().toPlainString());
            columns.bigint(rows, Quote.Bar::volume);
            columns.text(rows, Quote.Bar::currency);
            columns.text(rows, Quote.Bar::market);
        });
    }

    /** @return how many were new or other than before */
    static int upsertRates(Handle handle, Collection<Quote.Rate> rates) {
        return write(handle, """
            INSERT INTO exchange_rate AS known (currency, date, yen)
            SELECT currency, date::date, yen::numeric
            FROM unnest(?::text[], ?::text[], ?::text[]) AS rate (currency, date, yen)
            ON CONFLICT (currency, date) DO UPDATE SET yen = excluded.yen WHERE known.yen <> excluded.yen
            """, List.copyOf(rates), (columns, rows) -> {
            columns.text(rows, Quote.Rate::currency);
            columns.text(rows, rate -> rate.date().toString());
            columns.text(rows, rate -> rate.yen().toPlainString());
        });
    }

    /** The latest days of each of these symbols, the latest first. */
    static Map<String, List<Quote.Bar>> latest(Handle handle, Collection<String> symbols, int max) {
        Map<String, List<Quote.Bar>> bySymbol = new LinkedHashMap<>();
        handle.createQuery("""
            SELECT bar.symbol, bar.date, bar.close, bar.volume, bar.currency, bar.market
            FROM unnest(?::text[]) AS wanted (symbol) CROSS JOIN LATERAL (
                SELECT * FROM market_bar WHERE market_bar.symbol = wanted.symbol ORDER BY date DESC LIMIT ?
            ) bar
            """)
                .bindArray(0, String.class, symbols.toArray())
                .bind(1, max)
                .map((row, context) -> bar(row))
                .list()
                .forEach(bar -> bySymbol.computeIfAbsent(bar.symbol(), symbol -> new ArrayList<>())
                        .add(bar));
        return bySymbol;
    }

    /**
     * Makes listings of their latest days.
     *
     * @param first the earliest day of each symbol among those that have come
     */
    static void upsertListings(Handle handle, Map<String, List<Quote.Bar>> bars, Map<String, LocalDate> first) {
        record Made(String symbol, Averages averages, LocalDate first) {}
        List<Made> made = bars.entrySet().stream()
                .map(of -> new Made(
                        of.getKey(),
                        Averages.of(of.getValue()),
                        first.getOrDefault(of.getKey(), of.getValue().getLast().date())))
                .toList();
        write(handle, """
            INSERT INTO market_listing AS known
                (symbol, market, currency, average_volume, average_turnover, days, latest, first_seen, usual_volume)
            SELECT symbol, market, currency, volume, turnover::numeric, days, latest::date, first::date, usual
            FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                        ?::bigint[])
                 AS made (symbol, market, currency, volume, turnover, days, latest, first, usual)
            ON CONFLICT (symbol) DO UPDATE
            SET market = excluded.market, currency = excluded.currency, average_volume = excluded.average_volume,
                average_turnover = excluded.average_turnover, days = excluded.days, latest = excluded.latest,
                first_seen = least(known.first_seen, excluded.first_seen), usual_volume = excluded.usual_volume
            """, made, (columns, rows) -> {
            columns.text(rows, Made::symbol);
            columns.text(rows, of -> of.averages().market());
            columns.text(rows, of -> of.averages().currency());
            columns.bigint(rows, of -> of.averages().volume());
            columns.text(rows, of -> of.averages().turnover().toPlainString());
            columns.bigint(rows, of -> (long) of.averages().days());
            columns.text(rows, of -> of.averages().latest().toString());
            columns.text(rows, of -> of.first().toString());
            columns.bigint(rows, of -> of.averages().usual());
        });
    }

    /** Forgets what is older than the days kept. */
    static void prune(Handle handle, Collection<String> symbols, Collection<String> currencies) {
        handle.createUpdate("""
            DELETE FROM market_bar USING unnest(?::text[]) AS of (symbol)
            WHERE market_bar.symbol = of.symbol AND market_bar.date <= (
                SELECT date FROM market_bar kept WHERE kept.symbol = of.symbol ORDER BY date DESC OFFSET ? LIMIT 1)
            """)
                .bindArray(0, String.class, symbols.toArray())
                .bind(1, DAYS_KEPT)
                .execute();
        handle.createUpdate("""
            DELETE FROM exchange_rate USING unnest(?::text[]) AS of (currency)
            WHERE exchange_rate.currency = of.currency AND exchange_rate.date <= (
                SELECT date FROM exchange_rate kept WHERE kept.currency = of.currency
                ORDER BY date DESC OFFSET ? LIMIT 1)
            """)
                .bindArray(0, String.class, currencies.toArray())
                .bind(1, DAYS_KEPT)
                .execute();
    }

    /** Forgets symbols beyond the most that are kept. */
    static void pruneSymbols(Handle handle, int max) {
        handle.createUpdate("""
            WITH gone AS (
                DELETE FROM market_listing WHERE symbol IN (
                    SELECT symbol FROM market_listing ORDER BY latest DESC, symbol OFFSET ?)
                RETURNING symbol)
            DELETE FROM market_bar USING gone WHERE market_bar.symbol = gone.symbol
            """).bind(0, max).execute();
    }

    static Quote.Bar bar(ResultSet row) throws SQLException {
        return new Quote.Bar(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getBigDecimal(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6));
    }

    @FunctionalInterface
    private interface Columns<T> {
        void bind(ArrayColumns columns, List<T> rows) throws SQLException;
    }

    private static <T> int write(Handle handle, String sql, List<T> rows, Columns<T> columns) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            columns.bind(new ArrayColumns(handle.getConnection(), statement), rows);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("Cannot write market data", e);
        }
    }
}
