package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was odd at the login weighs on what its session tries, fading with time and with a passed challenge. */
final class CarriedRisk implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        if (scene.isLogin()) {
            return List.of();
        }
        Optional<Session> session = scene.state().session(scene.event().session());
        if (session.isEmpty()) {
            return List.of(
                    Reason.of("SESSION_UNKNOWN", Calibration.SESSION_UNKNOWN, "no login of this session was seen"));
        }
        double bits = carried(session.get(), scene);
        return bits < Calibration.LEAST_CARRIED
                ? List.of()
                : List.of(Reason.of("SESSION_ODD", bits, "carried from the login of this session"));
    }

    private static double carried(Session session, Scene scene) {
        double age = Math.max(
                0, Duration.between(session.openedAt(), scene.event().time()).toMinutes());
        double faded = session.bits() * Math.pow(0.5, age / Calibration.CARRIED_HALF_LIFE.toMinutes());
        boolean passed = session.entry() == Session.Entry.FULL && session.method() != null;
        return passed ? faded * Calibration.CARRIED_AFTER_CHALLENGE : faded;
    }
}
