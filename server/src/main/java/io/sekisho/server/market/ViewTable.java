package io.sekisho.server.market;

import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Watched;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/** Makes views out of the database, each of one moment. */
final class ViewTable {

    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int FETCHED = 1_000;

    private ViewTable() {}

    /** The view of now: the same where nothing has changed since {@code known}. */
    static MarketView next(Jdbi jdbi, MarketView known) {
        if (jdbi.withHandle(ViewTable::versions).equals(known.versions())) {
            return known;
        }
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> read(handle, known));
    }

    private static MarketView read(Handle handle, MarketView known) {
        MarketView.Versions versions = versions(handle);
        if (versions.market() == known.versions().market()) {
            return new MarketView(versions, known.listings(), known.rates(), watched(handle));
        }
        Map<String, BigDecimal> rates = rates(handle);
        return new MarketView(versions, listings(handle, rates, known.listings()), rates, watched(handle));
    }

    static MarketView.Versions versions(Handle handle) {
        return handle.createQuery("SELECT market, watchlist FROM market_version")
                .map((row, context) -> new MarketView.Versions(row.getLong(1), row.getLong(2)))
                .one();
    }

    /** Yen for one unit of each currency, by the latest day there is one of. */
    private static Map<String, BigDecimal> rates(Handle handle) {
        Map<String, BigDecimal> rates = new HashMap<>();
        handle.createQuery(
                        "SELECT DISTINCT ON (currency) currency, yen FROM exchange_rate ORDER BY currency, date DESC")
                .map((row, context) -> rates.put(row.getString(1), row.getBigDecimal(2)))
                .list();
        return rates;
    }

    /** Where a symbol is as it was, the object known goes on: what lives long stays where it is. */
    private static Map<String, Listing> listings(
            Handle handle, Map<String, BigDecimal> rates, Map<String, Listing> known) {
        Map<String, Listing> listings = new HashMap<>();
        Shared shared = new Shared(new HashMap<>(), new HashMap<>());
        handle.createQuery("""
            SELECT symbol, market, average_volume, average_turnover, currency, days, latest, first_seen,
                   usual_volume
            FROM market_listing
            """)
                .setFetchSize(FETCHED)
                .map((row, context) -> {
                    String symbol = row.getString(1);
                    Listing listing = listing(row, rates, shared);
                    Listing before = known.get(symbol);
                    return listings.put(symbol, listing.equals(before) ? before : listing);
                })
                .useStream(rows -> rows.forEach(replaced -> {}));
        return listings;
    }

    /** Market codes and days, of which thousands of symbols share few. */
    private record Shared(Map<String, String> markets, Map<LocalDate, LocalDate> days) {

        String market(String code) {
            return markets.computeIfAbsent(code, same -> same);
        }

        LocalDate day(LocalDate date) {
            return days.computeIfAbsent(date, same -> same);
        }
    }

    private static Listing listing(ResultSet row, Map<String, BigDecimal> rates, Shared shared) throws SQLException {
        return new Listing(
                shared.market(row.getString(2)),
                row.getLong(3),
                yen(row.getBigDecimal(4), rate(row.getString(5), rates)),
                row.getInt(6),
                shared.day(row.getObject(7, LocalDate.class)),
                shared.day(row.getObject(8, LocalDate.class)),
                row.getLong(9));
    }

    private static @Nullable BigDecimal rate(String currency, Map<String, BigDecimal> rates) {
        return currency.equals(Quote.YEN) ? BigDecimal.ONE : rates.get(currency);
    }

    static @Nullable Long yen(BigDecimal amount, @Nullable BigDecimal rate) {
        return rate == null
                ? null
                : amount.multiply(rate)
                        .setScale(0, RoundingMode.HALF_UP)
                        .min(LONG_MAX)
                        .longValueExact();
    }

    private static Map<String, Watched> watched(Handle handle) {
        Map<String, Watched> watched = new HashMap<>();
        handle.createQuery("SELECT action, reason, until, symbol FROM watched_symbol")
                .map((row, context) -> watched.put(row.getString(4), WatchTable.entry(row)))
                .list();
        return watched;
    }
}
