package io.sekisho.engine.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order about to be placed. Values in yen are taken as the brokerage says.
 *
 * @param price        limit price in {@code currency}; absent for an order at market
 * @param valueJpy     value of the order in yen
 * @param portfolioJpy value of all holdings in yen before the order
 * @param cashJpy      cash in yen before the order
 */
public record Order(
        Side side,
        Instrument instrument,
        String symbol,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        String currency,
        @Nullable BigDecimal valueJpy,
        @Nullable BigDecimal portfolioJpy,
        @Nullable BigDecimal cashJpy)
        implements Action {

    public enum Side {
        BUY,
        SELL
    }

    public enum Instrument {
        EQUITY,
        FUND,
        BOND
    }
}
