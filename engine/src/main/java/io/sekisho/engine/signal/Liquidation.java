package io.sekisho.engine.signal;

import static io.sekisho.engine.risk.OrderCalibration.FAST;
import static io.sekisho.engine.risk.OrderCalibration.LIQUIDATION;
import static io.sekisho.engine.risk.OrderCalibration.LIQUIDATION_AT_MARKET;
import static io.sekisho.engine.risk.OrderCalibration.LIQUIDATION_FAST;
import static io.sekisho.engine.risk.OrderCalibration.LIQUIDATION_FROM;
import static io.sekisho.engine.risk.OrderCalibration.LIQUIDATION_FULL;

import io.sekisho.engine.risk.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Much of the portfolio sold within days, more than this account usually does, fast and at market: funds and bonds count as stocks do. */
final class Liquidation implements Signal {

    private static final String ODDITY = "trade:liquidation";

    @Override
    public List<Reason> observe(Scene scene) {
        return scene.dealing()
                .filter(dealing -> !dealing.deal().buys())
                .map(dealing -> sale(dealing, scene))
                .orElse(List.of());
    }

    private static List<Reason> sale(Dealing dealing, Scene scene) {
        double beyond = (dealing.soldUnusually() - LIQUIDATION_FROM) / (LIQUIDATION_FULL - LIQUIDATION_FROM);
        if (beyond <= 0) {
            return List.of();
        }
        double weight = Math.min(1, beyond);
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(
                "LIQUIDATION",
                LIQUIDATION * weight,
                Percent.of(dealing.soldShare()) + " of the portfolio sold within days, this order included",
                ODDITY));
        if (justEntered(scene)) {
            reasons.add(new Reason(
                    "LIQUIDATION_FAST", LIQUIDATION_FAST * weight, "sold within minutes of the login", ODDITY));
        }
        if (dealing.order().price() == null) {
            reasons.add(new Reason(
                    "LIQUIDATION_AT_MARKET", LIQUIDATION_AT_MARKET * weight, "sold at market, at any price", ODDITY));
        }
        return reasons;
    }

    private static boolean justEntered(Scene scene) {
        return scene.state()
                .session(scene.event().session())
                .map(session ->
                        Duration.between(session.openedAt(), scene.event().time()))
                .filter(age -> age.compareTo(FAST) <= 0)
                .isPresent();
    }
}
