package io.sekisho.demo.brokerage;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an account's history.
 *
 * @param symbol of an order
 * @param field  of a change, as the API names it
 */
public record Activity(
        Instant at,
        Kind kind,
        Result result,
        @Nullable String symbol,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal yen,
        @Nullable String field) {

    /** What was asked for. */
    public enum Kind {
        LOGIN,
        BUY,
        SELL,
        WITHDRAWAL,
        CHANGE
    }

    /** What became of it. */
    public enum Result {
        DONE,
        HELD,
        REFUSED,
        /** Held, and nobody released it in time. */
        EXPIRED,
        /** Held when the account was stopped. */
        FROZEN
    }
}
