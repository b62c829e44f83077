package io.sekisho.engine.signal;

import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import java.util.ArrayList;
import java.util.List;

/** Many accounts failing from one address, network or tool: a list of leaked passwords is being tried. */
final class Stuffing implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        // Lists of leaked passwords come without tokens, and a customer may share an address with who tries them.
        if (!scene.isLogin() || scene.deviceKnown()) {
            return List.of();
        }
        Pressure pressure = scene.facts().pressure();
        List<Reason> reasons = new ArrayList<>();
        if (pressure.addressAccounts() >= Calibration.STUFFING_ADDRESS_ACCOUNTS) {
            double bits = Math.min(Calibration.STUFFING_ADDRESS_MOST, log2(pressure.addressAccounts()) + 1);
            reasons.add(Reason.of(
                    "STUFFING_ADDRESS",
                    bits,
                    pressure.addressAccounts() + " accounts failed from this address in an hour"));
        }
        if (pressure.networkAccounts() >= Calibration.STUFFING_CROWD_ACCOUNTS
                && pressure.networkShare() >= Calibration.STUFFING_CROWD_SHARE
                && !scene.networkSeen()) {
            reasons.add(Reason.of(
                    "STUFFING_NETWORK",
                    Calibration.STUFFING_CROWD,
                    pressure.networkAccounts() + " accounts failed from this network in an hour"));
        }
        if (pressure.toolAccounts() >= Calibration.STUFFING_CROWD_ACCOUNTS
                && pressure.toolShare() >= Calibration.STUFFING_CROWD_SHARE
                && !scene.browserSeen()) {
            reasons.add(Reason.of(
                    "STUFFING_TOOL",
                    Calibration.STUFFING_CROWD,
                    pressure.toolAccounts() + " accounts failed with this exact user agent in an hour"));
        }
        return reasons;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
