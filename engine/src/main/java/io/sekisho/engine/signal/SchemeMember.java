package io.sekisho.engine.signal;

import io.sekisho.engine.event.Login;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.Suspicion;
import io.sekisho.engine.state.Vouched;
import java.util.Comparator;
import java.util.List;

/** Surveillance found the account among others in a scheme: what it orders, withdraws and changes weighs more, in all its sessions. */
final class SchemeMember implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        if (scene.event().action() instanceof Login
                || scene.state().suspicions().isEmpty()
                || ownerIsThere(scene)) {
            return List.of();
        }
        return scene.state().suspicions().stream()
                .filter(one -> Fading.age(one.at(), scene).compareTo(Suspicion.REMEMBERED) < 0)
                .max(Comparator.comparingDouble(one -> bits(one, scene)))
                .filter(one -> bits(one, scene) >= Calibration.LEAST_CARRIED)
                .map(one -> new Reason(
                        "SCHEME_MEMBER",
                        bits(one, scene),
                        "one of several accounts in " + one.alert() + ", since " + one.at(),
                        Vouched.ORDERS + "scheme:" + one.alert()))
                .stream()
                .toList();
    }

    /** A factor that cannot be relayed let the session in. */
    private static boolean ownerIsThere(Scene scene) {
        return scene.state()
                .session(scene.event().session())
                .map(Session::assurance)
                .filter(Assurance.HIGH::equals)
                .isPresent();
    }

    private static double bits(Suspicion suspicion, Scene scene) {
        return suspicion.bits() * Fading.left(suspicion.at(), scene, OrderCalibration.SCHEME_HALF_LIFE);
    }
}
