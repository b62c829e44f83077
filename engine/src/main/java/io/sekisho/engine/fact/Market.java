package io.sekisho.engine.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the market view says about one order or withdrawal.
 *
 * @param listing     how the order's symbol trades; absent where it is unknown, and for withdrawals
 * @param watched     the symbol's entry on the watch list, absent where it has none
 * @param rateJpy     yen for one unit of the event's currency; absent where no rate is known
 * @param dataVersion of the view, for replay and reports
 */
public record Market(
        @Nullable Listing listing,
        @Nullable Watched watched,
        @Nullable BigDecimal rateJpy,
        String dataVersion) {}
