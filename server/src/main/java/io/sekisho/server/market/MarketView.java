package io.sekisho.server.market;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Watched;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All symbols, rates and watched symbols at one moment. Never changes: a newer one takes its place.
 *
 * @param versions of the data it was made of
 * @param rates    yen for one unit, by currency
 */
record MarketView(
        Versions versions, Map<String, Listing> listings, Map<String, BigDecimal> rates, Map<String, Watched> watched) {

    static final MarketView EMPTY = new MarketView(new Versions(0, 0), Map.of(), Map.of(), Map.of());

    MarketView {
        listings = Map.copyOf(listings);
        rates = Map.copyOf(rates);
        watched = Map.copyOf(watched);
    }

    /** How often the market's data and the watch list were changed; both are written as {@code m12w3}. */
    record Versions(long market, long watchlist, String text) {
        Versions(long market, long watchlist) {
            this(market, watchlist, "m" + market + "w" + watchlist);
        }
    }

    @Nullable
    Market of(Event event) {
        return switch (event.action()) {
            case Order order -> of(order, event.time());
            case Withdrawal withdrawal -> of(withdrawal);
            case Login login -> null;
            case Change change -> null;
        };
    }

    private @Nullable Market of(Order order, Instant at) {
        if (versions.market() == 0 && versions.watchlist() == 0) {
            return null;
        }
        String symbol = order.symbol().strip();
        return new Market(listings.get(symbol), watched(symbol, at), rate(order.currency()), versions.text());
    }

    /** Yen needs no rate, so there is nothing to keep. */
    private @Nullable Market of(Withdrawal withdrawal) {
        return withdrawal.currency().equals(Quote.YEN) || versions.market() == 0
                ? null
                : new Market(null, null, rate(withdrawal.currency()), versions.text());
    }

    private @Nullable Watched watched(String symbol, Instant at) {
        Watched found = watched.get(symbol);
        return found == null || (found.until() != null && !at.isBefore(found.until())) ? null : found;
    }

    private @Nullable BigDecimal rate(String currency) {
        return currency.equals(Quote.YEN) ? BigDecimal.ONE : rates.get(currency);
    }
}
