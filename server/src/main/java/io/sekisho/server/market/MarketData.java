package io.sekisho.server.market;

import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.state.Zones;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The brokerage's market data: taken day by day, averaged, looked up. */
public final class MarketData {

    private final Jdbi jdbi;
    private final CurrentMarket current;
    private final InstantSource clock;

    MarketData(Jdbi jdbi, CurrentMarket current, InstantSource clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.clock = clock;
    }

    /**
     * A symbol with its latest days.
     *
     * @param currency        of its latest day
     * @param averageTurnover a day in that currency
     * @param bars            the latest first, at least one
     */
    public record Page(String symbol, Listing listing, String currency, BigDecimal averageTurnover, List<Day> bars) {}

    /** One trading day. */
    public record Day(LocalDate date, BigDecimal close, long volume, String currency) {}

    /** @param yen for one unit, on its latest day */
    public record Rate(String currency, LocalDate date, BigDecimal yen) {}

    /**
     * What there is.
     *
     * @param latest the latest day of any symbol, absent where there is none
     * @param version as assessments name it
     */
    public record Summary(
            String version,
            int symbols,
            int watched,
            @Nullable LocalDate latest,
            List<Rate> rates) {}

    /** The latest day that data can be of: somewhere it is tomorrow already. */
    LocalDate until() {
        return LocalDate.ofInstant(clock.instant(), Zones.BROKERAGE).plusDays(1);
    }

    /**
     * Takes them all or none. Of two for the same day the last counts.
     *
     * @return how many were new or other than before
     */
    int learn(List<Quote> quotes) {
        Map<List<Object>, Quote.Bar> bars = new LinkedHashMap<>();
        Map<List<Object>, Quote.Rate> rates = new LinkedHashMap<>();
        for (Quote quote : quotes) {
            switch (quote) {
                case Quote.Bar bar -> bars.put(List.of(bar.symbol(), bar.date()), bar);
                case Quote.Rate rate -> rates.put(List.of(rate.currency(), rate.date()), rate);
            }
        }
        return jdbi.inTransaction(handle -> {
            MarketTable.lock(handle);
            int changed =
                    MarketTable.upsertBars(handle, bars.values()) + MarketTable.upsertRates(handle, rates.values());
            if (changed > 0) {
                average(handle, first(bars.values()), currencies(rates));
                MarketTable.changed(handle);
            }
            return changed;
        });
    }

    private static Map<String, LocalDate> first(Collection<Quote.Bar> bars) {
        Map<String, LocalDate> first = new HashMap<>();
        bars.forEach(bar -> first.merge(bar.symbol(), bar.date(), (one, other) -> one.isBefore(other) ? one : other));
        return first;
    }

    private static Set<String> currencies(Map<List<Object>, Quote.Rate> rates) {
        Set<String> currencies = new HashSet<>();
        rates.values().forEach(rate -> currencies.add(rate.currency()));
        return currencies;
    }

    /** @param first the earliest day that has come of each symbol: it may be forgotten at once, and was seen all the same */
    private static void average(Handle handle, Map<String, LocalDate> first, Set<String> currencies) {
        MarketTable.upsertListings(handle, MarketTable.latest(handle, first.keySet(), Averages.DAYS), first);
        MarketTable.prune(handle, first.keySet(), currencies);
        MarketTable.pruneSymbols(handle, MarketTable.SYMBOLS_MAX);
    }

    /** What was taken is in force on this server when this returns. */
    void taken() {
        current.reload();
    }

    public Optional<Page> find(String symbol) {
        Listing listing = current.view().listings().get(symbol.strip());
        return listing == null ? Optional.empty() : jdbi.withHandle(handle -> page(handle, symbol.strip(), listing));
    }

    private static Optional<Page> page(Handle handle, String symbol, Listing listing) {
        List<Day> bars =
                MarketTable.latest(handle, List.of(symbol), MarketTable.DAYS_KEPT)
                        .getOrDefault(symbol, List.of())
                        .stream()
                        .map(bar -> new Day(bar.date(), bar.close(), bar.volume(), bar.currency()))
                        .toList();
        return handle.createQuery("SELECT currency, average_turnover FROM market_listing WHERE symbol = ?")
                .bind(0, symbol)
                .map((row, context) -> new Page(symbol, listing, row.getString(1), row.getBigDecimal(2), bars))
                .findOne();
    }

    /** The latest close of a symbol in yen, at the latest rate; nothing where either is not known. */
    public Optional<BigDecimal> closeJpy(String symbol) {
        return find(symbol).map(page -> page.bars().getFirst()).flatMap(this::yen);
    }

    private Optional<BigDecimal> yen(Day day) {
        BigDecimal rate = day.currency().equals(Quote.YEN)
                ? BigDecimal.ONE
                : current.view().rates().get(day.currency());
        return Optional.ofNullable(rate).map(day.close()::multiply);
    }

    public Summary summary() {
        MarketView view = current.view();
        LocalDate latest = view.listings().values().stream()
                .map(Listing::latest)
                .max(LocalDate::compareTo)
                .orElse(null);
        return new Summary(
                view.versions().text(),
                view.listings().size(),
                view.watched().size(),
                latest,
                jdbi.withHandle(MarketData::rates));
    }

    private static List<Rate> rates(Handle handle) {
        return handle.createQuery("""
            SELECT DISTINCT ON (currency) currency, date, yen FROM exchange_rate ORDER BY currency, date DESC
            """)
                .map((row, context) ->
                        new Rate(row.getString(1), row.getObject(2, LocalDate.class), row.getBigDecimal(3)))
                .list();
    }
}
