package io.sekisho.engine.signal;

import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.risk.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the data say about an order: a watched symbol, an unknown one, a currency without a rate, a value that contradicts itself. */
final class OrderData implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        return scene.dealing().map(OrderData::order).orElse(List.of());
    }

    private static List<Reason> order(Dealing dealing) {
        List<Reason> reasons = new ArrayList<>();
        String symbol = dealing.order().symbol();
        Watched watched = dealing.watched();
        if (watched != null && dealing.deal().buys()) {
            reasons.add(Reason.of(
                    "SYMBOL_WATCHED",
                    OrderCalibration.SYMBOL_WATCHED,
                    symbol + " is on the watch list: " + watched.reason()));
        }
        if (dealing.symbolUnknown() && dealing.deal().buys()) {
            reasons.add(new Reason(
                    "SYMBOL_UNKNOWN",
                    OrderCalibration.SYMBOL_UNKNOWN,
                    "no market data about " + symbol + ": judged as thinly traded",
                    "trade:unknown:" + Long.toHexString(dealing.deal().symbol())));
        }
        if (dealing.rateUnknown()) {
            reasons.add(new Reason(
                    "CURRENCY_UNRATED",
                    OrderCalibration.CURRENCY_UNRATED,
                    "no rate of " + dealing.order().currency() + " to yen is known",
                    "trade:currency:" + dealing.order().currency()));
        }
        if (contradictory(dealing.order().valueJpy(), dealing.worthJpy())) {
            reasons.add(Reason.of(
                    "VALUE_CONTRADICTORY",
                    OrderCalibration.VALUE_CONTRADICTORY,
                    "the value in yen is not what quantity and price come to"));
        }
        return reasons;
    }

    private static boolean contradictory(@Nullable BigDecimal told, @Nullable BigDecimal worth) {
        if (told == null || worth == null || worth.signum() == 0) {
            return told != null && worth != null && told.signum() != 0;
        }
        double ratio = told.divide(worth, MathContext.DECIMAL32).doubleValue();
        return ratio > OrderCalibration.CONTRADICTORY_RATIO || ratio < 1 / OrderCalibration.CONTRADICTORY_RATIO;
    }
}
