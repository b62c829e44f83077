package io.sekisho.engine.signal;

import io.sekisho.engine.fact.Network;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.LoginHistory;
import java.util.List;

/** The address belongs to a network that hides where its user is: hosting, VPN, Tor (operator's lists). */
final class HiddenOrigin implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        Network network = scene.network();
        if (!network.kind().hidesOrigin()) {
            return List.of();
        }
        String code = "NETWORK_" + network.kind().name();
        if (scene.networkSeen()) {
            return List.of(Reason.of(
                    code,
                    Calibration.HIDDEN_BUT_USUAL,
                    NetworkFamiliarity.name(network) + ", used by this account before"));
        }
        return List.of(new Reason(
                code,
                bits(network.kind()),
                NetworkFamiliarity.name(network),
                "hidden:" + LoginHistory.networkValue(network)));
    }

    private static double bits(Network.Kind kind) {
        return switch (kind) {
            case UNLISTED -> 0;
            case HOSTING -> Calibration.HOSTING;
            case VPN -> Calibration.VPN;
            case TOR -> Calibration.TOR;
        };
    }
}
