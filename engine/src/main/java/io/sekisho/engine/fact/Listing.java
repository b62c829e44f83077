package io.sekisho.engine.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a symbol trades, as far as the brokerage's market data tell.
 *
 * @param market             code of the market it is listed in, such as {@code XTKS} (ISO 10383)
 * @param averageVolume      average daily volume over the days kept, in units, rounded
 * @param averageTurnoverJpy average daily turnover in yen; absent where its currency has no rate
 * @param days               trading days the averages cover, at most 20
 * @param latest             the latest of them
 * @param firstSeen          the first day it was ever in the data
 * @param usualVolume        of a usual day, in units: the median, which one pumped day does not move
 */
public record Listing(
        String market,
        long averageVolume,
        @Nullable Long averageTurnoverJpy,
        int days,
        LocalDate latest,
        LocalDate firstSeen,
        long usualVolume) {

    /** A symbol whose days are alike. */
    public Listing(
            String market,
            long averageVolume,
            @Nullable Long averageTurnoverJpy,
            int days,
            LocalDate latest,
            LocalDate firstSeen) {
        this(market, averageVolume, averageTurnoverJpy, days, latest, firstSeen, averageVolume);
    }

    /** Turnover in yen of a usual day; absent where its currency has no rate. */
    @Nullable
    Double usualTurnoverJpy() {
        return averageTurnoverJpy == null
                ? null
                : (double) averageTurnoverJpy * usualVolume / Math.max(1, averageVolume);
    }
}
