package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Session;
import java.util.List;

/** What was odd at the login weighs on what its session tries, fading with time and with a passed challenge. */
final class CarriedRisk implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        if (scene.isLogin()) {
            return List.of();
        }
        if (scene.state().session(scene.event().session()).isEmpty()) {
            return List.of(
                    Reason.of("SESSION_UNKNOWN", Calibration.SESSION_UNKNOWN, "no login of this session was seen"));
        }
        double bits = bits(scene);
        return bits < Calibration.LEAST_CARRIED
                ? List.of()
                : List.of(Reason.of("SESSION_ODD", bits, "carried from the login of this session"));
    }

    /** What the login of the event's session still weighs; what a session never seen does. */
    static double bits(Scene scene) {
        return scene.state()
                .session(scene.event().session())
                .map(session -> carried(session, scene))
                .orElse(Calibration.SESSION_UNKNOWN);
    }

    /** Whether nothing better than a factor that can be relayed let the session in. */
    static boolean relayable(Scene scene) {
        return scene.state()
                .session(scene.event().session())
                .map(Session::assurance)
                .filter(Assurance.LOW::equals)
                .isPresent();
    }

    private static double carried(Session session, Scene scene) {
        return session.bits() * Fading.left(session.openedAt(), scene, Calibration.CARRIED_HALF_LIFE) * left(session);
    }

    /** What a passed challenge leaves of it. */
    private static double left(Session session) {
        if (session.entry() != Session.Entry.FULL || session.method() == null) {
            return 1;
        }
        Assurance proven = session.assurance();
        return switch (proven == null ? Assurance.LOW : proven) {
            case LOW -> Calibration.CARRIED_AFTER_CHALLENGE;
            case SUBSTANTIAL -> Calibration.CARRIED_AFTER_CALL;
            case HIGH -> 0;
        };
    }
}
