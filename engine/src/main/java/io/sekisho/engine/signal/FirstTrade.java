package io.sekisho.engine.signal;

import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Deal;
import io.sekisho.engine.state.Habits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A purchase of a symbol, in a market or of a thinness that this account has not traded before, or not for long. */
final class FirstTrade implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        return scene.dealing()
                .filter(dealing -> dealing.deal().buys())
                .map(FirstTrade::purchase)
                .orElse(List.of());
    }

    private static List<Reason> purchase(Dealing dealing) {
        Deal deal = dealing.deal();
        Habits habits = dealing.habits();
        boolean experienced = habits.symbols().anyRipe(deal.day());
        List<Reason> reasons = new ArrayList<>();
        if (experienced && !habits.symbols().ripe(deal.symbol(), deal.day())) {
            reasons.add(new Reason(
                    "SYMBOL_FIRST",
                    OrderCalibration.SYMBOL_FIRST,
                    "this account has not traded " + dealing.order().symbol() + " before, or for a few days only",
                    "trade:symbol:" + Long.toHexString(deal.symbol())));
        }
        if (experienced && deal.market() != 0 && !habits.markets().ripe(deal.market(), deal.day())) {
            reasons.add(new Reason(
                    "MARKET_FIRST",
                    OrderCalibration.MARKET_FIRST,
                    "this account has not traded in this market before, or for a few days only",
                    "trade:market:" + Long.toHexString(deal.market())));
        }
        if (deal.buysThin() && !dealing.sizeKnown()) {
            reasons.add(new Reason(
                    "SIZE_CLASS_FIRST",
                    experienced ? OrderCalibration.SIZE_CLASS_FIRST : OrderCalibration.SIZE_CLASS_FIRST_OF_ALL,
                    "this account has not bought stocks of this turnover ("
                            + deal.size().name().toLowerCase(Locale.ROOT) + ") before, or for a few days only",
                    "trade:size:" + deal.size()));
        }
        return reasons;
    }
}
