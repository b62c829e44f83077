package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Failure;
import io.sekisho.engine.state.LoginHistory;
import java.time.Duration;
import java.util.List;

/** Wrong passwords on this account in the hour before. Somebody who mistypes at home is not somebody who guesses. */
final class OwnFailures implements Signal {

    static final Duration WITHIN = Duration.ofHours(1);

    @Override
    public List<Reason> observe(Scene scene) {
        long network = LoginHistory.networkValue(scene.network());
        List<Failure> recent = scene.state().failures().stream()
                .filter(failure ->
                        Duration.between(failure.time(), scene.event().time())
                                        .abs()
                                        .compareTo(WITHIN)
                                < 0)
                .toList();
        if (recent.isEmpty() || !scene.isLogin()) {
            return List.of();
        }
        long elsewhere =
                recent.stream().filter(failure -> failure.network() != network).count();
        long here = recent.size() - elsewhere;
        boolean usual = scene.deviceUsual();
        double bits = Math.min(Calibration.FAILURES_HERE_MOST, here * Calibration.FAILURE_HERE)
                + (usual
                        ? 0
                        : Math.min(Calibration.FAILURES_ELSEWHERE_MOST, elsewhere * Calibration.FAILURE_ELSEWHERE));
        return List.of(Reason.of(
                "ACCOUNT_FAILURES",
                usual ? bits / 2 : bits,
                here + " failed from this network and " + elsewhere + " from others within the hour"));
    }
}
