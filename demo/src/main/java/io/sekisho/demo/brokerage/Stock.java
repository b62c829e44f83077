package io.sekisho.demo.brokerage;

import java.math.BigDecimal;
import java.util.List;

/**
 * A company that does not exist.
 *
 * @param currency   {@code JPY} or {@code HKD}
 * @param closes     one a day, oldest first, today's price last
 * @param yenPerUnit of its currency
 * @param exchange   where it is listed (ISO 10383)
 * @param volume     shares traded on an average day
 */
public record Stock(
        String symbol,
        Customer.Name name,
        String currency,
        List<BigDecimal> closes,
        BigDecimal yenPerUnit,
        String exchange,
        long volume) {

    public Stock {
        closes = List.copyOf(closes);
    }

    public BigDecimal price() {
        return closes.getLast();
    }

    public BigDecimal priceDaysAgo(int days) {
        return closes.get(Math.max(0, closes.size() - 1 - days));
    }

    /** Whole yen. */
    public BigDecimal yen(BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price).multiply(yenPerUnit).setScale(0, java.math.RoundingMode.HALF_UP);
    }
}
