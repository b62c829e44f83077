package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import java.util.List;

/** The user agent names a program, not a person's browser, and this account never used it. */
final class AutomatedClient implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        if (!scene.browser().deviceType().equals("bot") || scene.browserSeen()) {
            return List.of();
        }
        return List.of(Reason.of(
                "CLIENT_AUTOMATED",
                Calibration.CLIENT_AUTOMATED,
                scene.browser().browser() + " is a program, not a person's browser"));
    }
}
