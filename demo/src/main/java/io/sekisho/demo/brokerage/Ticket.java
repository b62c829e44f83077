package io.sekisho.demo.brokerage;

import io.sekisho.client.Event.Order.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as the customer filled it in.
 *
 * @param limit in the stock's currency, null at market
 */
public record Ticket(
        Side side,
        Stock stock,
        BigDecimal quantity,
        @Nullable BigDecimal limit) {

    /** What it will execute at. */
    public BigDecimal price() {
        return limit == null ? stock.price() : limit;
    }

    public BigDecimal yen() {
        return stock.yen(quantity, price());
    }
}
