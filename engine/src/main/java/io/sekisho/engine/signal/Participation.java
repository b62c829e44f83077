package io.sekisho.engine.signal;

import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Vouched;
import java.util.List;

/** What an account buys of one symbol within days against an average day's volume; slices add up. */
final class Participation implements Signal {

    /** Tenfolds beyond which it weighs no more. */
    private static final double STEPS = (OrderCalibration.PARTICIPATION_MOST - OrderCalibration.PARTICIPATION)
            / OrderCalibration.PARTICIPATION_TENFOLD;

    @Override
    public List<Reason> observe(Scene scene) {
        return scene.dealing().map(Participation::order).orElse(List.of());
    }

    private static List<Reason> order(Dealing dealing) {
        double share = dealing.participation();
        if (share < OrderCalibration.PARTICIPATION_FROM) {
            return List.of();
        }
        double tenfolds = Math.log10(share / OrderCalibration.PARTICIPATION_FROM);
        double bits = Math.min(
                OrderCalibration.PARTICIPATION_MOST,
                OrderCalibration.PARTICIPATION + OrderCalibration.PARTICIPATION_TENFOLD * tenfolds);
        // A challenge explains this much of the volume, and and less; half a tenfold more is another matter.
        String oddity = "trade:volume:" + Long.toHexString(dealing.deal().symbol()) + Vouched.STEP
                + (int) (2 * Math.min(tenfolds, STEPS));
        return List.of(new Reason(
                "PARTICIPATION",
                dealing.thinUsual() ? bits * OrderCalibration.THIN_BUT_USUAL : bits,
                "bought within days, this order included: " + Percent.of(share) + " of an average day's volume",
                oddity));
    }
}
