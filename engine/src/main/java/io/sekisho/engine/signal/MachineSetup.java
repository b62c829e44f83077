package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.LoginHistory;
import io.sekisho.engine.state.Setup;
import io.sekisho.engine.state.ValueCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Language, time zone and screen that this account never showed before; weak alone, and easily copied. */
final class MachineSetup implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        LoginHistory history = scene.history();
        Setup setup = Setup.of(scene.event().client());
        List<Reason> reasons = new ArrayList<>();
        if (isNew(history.language(), setup.language())) {
            reasons.add(reason(
                    "LANGUAGE_NEW",
                    Calibration.LANGUAGE_NEW,
                    scene.event().client().language()));
        }
        if (isNew(history.timezone(), setup.timezone())) {
            reasons.add(reason(
                    "TIMEZONE_NEW",
                    Calibration.TIMEZONE_NEW,
                    scene.event().client().timezone()));
        }
        if (isNew(history.screen(), setup.screen()) && scene.browserSeen() && !scene.deviceKnown()) {
            reasons.add(reason(
                    "SCREEN_NEW", Calibration.SCREEN_NEW, scene.event().client().screen()));
        }
        return reasons;
    }

    private static boolean isNew(ValueCounts seen, long value) {
        return value != 0 && seen.distinct() > 0 && seen.count(value) == 0;
    }

    private static Reason reason(String code, double bits, @Nullable String value) {
        return new Reason(code, bits, "first login with " + value, code + ":" + value);
    }
}
