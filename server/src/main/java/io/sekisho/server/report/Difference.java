package io.sekisho.server.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What unauthorised trades made of one symbol.
 *
 * @param sold   quantity sold
 * @param bought quantity bought
 * @param price  of one unit, absent where there is none
 */
public record Difference(String symbol, BigDecimal sold, BigDecimal bought, Prices.@Nullable Price price) {

    /** What takes a symbol back to where it was. */
    public enum Return {
        BUY_BACK,
        SELL,
        NOTHING
    }

    /** By symbol. */
    static List<Difference> of(List<Trade> trades, Prices prices) {
        Map<String, Difference> differences = new TreeMap<>();
        for (Trade trade : trades) {
            Difference before = differences.computeIfAbsent(trade.symbol(), symbol -> none(symbol, prices));
            differences.put(trade.symbol(), before.plus(trade));
        }
        return List.copyOf(differences.values());
    }

    private static Difference none(String symbol, Prices prices) {
        return new Difference(
                symbol, BigDecimal.ZERO, BigDecimal.ZERO, prices.of(symbol).orElse(null));
    }

    private Difference plus(Trade trade) {
        return trade.sells()
                ? new Difference(symbol, sold.add(trade.quantity()), bought, price)
                : new Difference(symbol, sold, bought.add(trade.quantity()), price);
    }

    public Return back() {
        int more = sold.compareTo(bought);
        return more == 0 ? Return.NOTHING : more > 0 ? Return.BUY_BACK : Return.SELL;
    }

    /** How much is to be bought back or sold; not negative. */
    public BigDecimal quantity() {
        return sold.subtract(bought).abs();
    }

    /** What that is worth at the price, in whole yen, half up; absent where there is no price. */
    public @Nullable BigDecimal valueJpy() {
        if (back() == Return.NOTHING) {
            return BigDecimal.ZERO;
        }
        return price == null ? null : quantity().multiply(price.jpy()).setScale(0, RoundingMode.HALF_UP);
    }

    /** The price where somebody gave it; else empty. */
    public String givenPrice() {
        return price(Prices.Source.GIVEN);
    }

    /** The price where it is the market's; else empty. */
    public String marketPrice() {
        return price(Prices.Source.MARKET);
    }

    private String price(Prices.Source source) {
        return price != null && price.source() == source ? price.jpy().toPlainString() : "";
    }
}
