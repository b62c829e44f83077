package io.sekisho.server.assess;

import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Watched;
import io.sekisho.server.http.WireNames;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the market view said, as the API writes it. */
record MarketTold(
        @Nullable Listing listing,
        @Nullable WatchedTold watched,
        @Nullable String rateJpy,
        String dataVersion) {

    /** An entry of the watch list. */
    record WatchedTold(
            String action, String reason, @Nullable Instant until) {}

    static @Nullable MarketTold of(@Nullable Market market) {
        if (market == null) {
            return null;
        }
        BigDecimal rate = market.rateJpy();
        return new MarketTold(
                market.listing(),
                told(market.watched()),
                rate == null ? null : rate.toPlainString(),
                market.dataVersion());
    }

    private static @Nullable WatchedTold told(@Nullable Watched watched) {
        return watched == null
                ? null
                : new WatchedTold(WireNames.of(watched.action()), watched.reason(), watched.until());
    }
}
