package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Fingerprint;
import java.util.List;

/**
 * The client hints say another browser or system than the user agent: somebody changed the one and forgot the other. A
 * user agent seen here before excuses nothing, since it is what a forger copies; the account's own token does.
 */
final class ForgedClient implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        if (!scene.browser().contradictory() || scene.deviceKnown()) {
            return List.of();
        }
        return List.of(new Reason(
                "CLIENT_CONTRADICTORY",
                Calibration.CLIENT_CONTRADICTORY,
                "client hints do not belong to " + scene.browser().browser() + " on "
                        + scene.browser().os(),
                "contradictory:" + Long.toHexString(Fingerprint.of(scene.family()))));
    }
}
