package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The account slept for long: its owner may not notice, and its habits may be out of date. */
final class Dormancy implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        Instant lastLogin = scene.state().lastLogin();
        if (!scene.isLogin() || lastLogin == null) {
            return List.of();
        }
        Duration asleep = Duration.between(lastLogin, scene.event().time());
        if (asleep.compareTo(Calibration.DORMANT_AFTER) < 0) {
            return List.of();
        }
        return List.of(new Reason(
                "ACCOUNT_DORMANT", Calibration.DORMANT, "no login for " + asleep.toDays() + " days", "dormant"));
    }
}
