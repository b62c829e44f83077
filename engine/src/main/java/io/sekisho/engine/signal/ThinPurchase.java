package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Vouched;
import java.util.ArrayList;
import java.util.List;

/** The pump's first half: proceeds of sales, or much of what there is, going into what the purchase itself moves. */
final class ThinPurchase implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        return scene.dealing()
                .filter(Dealing::buysThin)
                .map(dealing -> purchase(dealing, scene))
                .orElse(List.of());
    }

    private static List<Reason> purchase(Dealing dealing, Scene scene) {
        double usual = dealing.thinUsual() ? OrderCalibration.THIN_BUT_USUAL : 1;
        double proceeds = usual * proceeds(dealing);
        double share = dealing.thinShare();
        double concentrated = usual * concentration(share);
        List<Reason> reasons = new ArrayList<>();
        // No challenge explains it: what it asks for, a relayed one would give.
        add(
                reasons,
                Reason.of(
                        "PROCEEDS_INTO_THIN",
                        OrderCalibration.PROCEEDS_INTO_THIN * proceeds,
                        Percent.of(dealing.soldShare())
                                + " of the portfolio was sold within days, and its proceeds go into a thinly traded"
                                + " symbol"));
        add(
                reasons,
                new Reason(
                        "THIN_CONCENTRATION",
                        OrderCalibration.CONCENTRATION * concentrated,
                        Percent.of(share) + " of the portfolio into thinly traded symbols within days",
                        "trade:thin" + Vouched.STEP
                                + (int) (Math.min(share, OrderCalibration.CONCENTRATION_FULL)
                                        / OrderCalibration.CONCENTRATION_FROM)));
        if (CarriedRisk.relayable(scene)) {
            add(
                    reasons,
                    Reason.of(
                            "THIN_AFTER_RELAYABLE",
                            OrderCalibration.THIN_AFTER_RELAYABLE * Math.max(proceeds, concentrated),
                            "a factor that can be relayed let this session in"));
        }
        double odd = scene.state().trading().odd(dealing.deal().day()) * OrderCalibration.SALE_ODD;
        add(
                reasons,
                Reason.of(
                        "PROCEEDS_ODD",
                        odd - CarriedRisk.bits(scene),
                        "holdings were sold in an odd session, whose proceeds this may spend"));
        return reasons;
    }

    private static double proceeds(Dealing dealing) {
        double sold = Math.min(1, dealing.soldUnusually() / OrderCalibration.PROCEEDS_FULL_SHARE);
        double spent = Math.min(1, dealing.thinOfProceeds() / OrderCalibration.PROCEEDS_SPENT);
        return sold * spent;
    }

    private static double concentration(double share) {
        double from = OrderCalibration.CONCENTRATION_FROM;
        return Math.clamp((share - from) / (OrderCalibration.CONCENTRATION_FULL - from), 0, 1);
    }

    private static void add(List<Reason> reasons, Reason reason) {
        if (reason.bits() >= Calibration.LEAST_CARRIED) {
            reasons.add(reason);
        }
    }
}
