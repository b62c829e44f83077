package io.sekisho.server.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the regulator counts of a month; as a difference of two such, with signs.
 *
 * @param accesses unauthorised accesses
 * @param trades   unauthorised trades
 * @param sellJpy  what was sold, in whole yen: turnover, not loss
 * @param buyJpy   what was bought, in whole yen
 */
public record Figures(long accesses, long trades, BigDecimal sellJpy, BigDecimal buyJpy) {

    public static final Figures NONE = new Figures(0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    Figures plus(Figures other) {
        return new Figures(
                accesses + other.accesses, trades + other.trades, sellJpy.add(other.sellJpy), buyJpy.add(other.buyJpy));
    }

    Figures minus(Figures other) {
        return new Figures(
                accesses - other.accesses,
                trades - other.trades,
                sellJpy.subtract(other.sellJpy),
                buyJpy.subtract(other.buyJpy));
    }

    /** Whether they are the same figures, however their amounts are written. */
    boolean same(Figures other) {
        Figures difference = minus(other);
        return difference.accesses == 0
                && difference.trades == 0
                && difference.sellJpy.signum() == 0
                && difference.buyJpy.signum() == 0;
    }

    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("accesses", accesses);
        told.put("trades", trades);
        told.put("sellJpy", sellJpy.toPlainString());
        told.put("buyJpy", buyJpy.toPlainString());
        return told;
    }
}
