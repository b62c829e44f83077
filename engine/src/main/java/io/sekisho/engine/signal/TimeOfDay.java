package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.LoginHistory;
import java.util.List;

/**
 * Whether the customer is usually about at this time: the share of past logins in this three-hour slot, smoothed with half
 * a login a slot (Krichevsky and Trofimov, 1981), against an attacker who comes at any time alike.
 */
final class TimeOfDay implements Signal {

    private static final double PSEUDO_LOGINS = 0.5;

    @Override
    public List<Reason> observe(Scene scene) {
        LoginHistory history = scene.history();
        if (!scene.isLogin() || history.logins() < Calibration.HOURS_FROM_LOGINS) {
            return List.of();
        }
        int slot = LoginHistory.slot(scene.event().time());
        int seen = history.hours()[slot];
        double honest = (seen + PSEUDO_LOGINS) / (history.logins() + PSEUDO_LOGINS * LoginHistory.SLOTS);
        double bits = Math.log(1.0 / LoginHistory.SLOTS / honest) / Math.log(2);
        double bounded = Math.clamp(bits, Calibration.HOUR_USUAL, Calibration.HOUR_UNUSUAL);
        int from = slot * 24 / LoginHistory.SLOTS;
        String detail = seen + " of " + history.logins() + " logins between " + from + " and "
                + (from + 24 / LoginHistory.SLOTS) + " o'clock";
        return List.of(new Reason(bounded > 0 ? "HOUR_UNUSUAL" : "HOUR_USUAL", bounded, detail, "hour:" + slot));
    }
}
