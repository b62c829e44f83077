package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.OddEntry;
import io.sekisho.engine.state.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A quiet entry one day and trading the next: an odd login of the last days weighs in the sessions after it too. */
final class OddEntries implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        if (scene.isLogin() || scene.state().entries().isEmpty()) {
            return List.of();
        }
        Optional<Session> session = scene.state().session(scene.event().session());
        if (session.map(Session::assurance).filter(Assurance.HIGH::equals).isPresent()) {
            return List.of();
        }
        String own = session.map(Session::assessment).orElse("");
        Optional<OddEntry> worst = scene.state().entries().stream()
                .filter(entry -> !entry.assessment().equals(own))
                .filter(entry -> Fading.age(entry.at(), scene).compareTo(OddEntry.REMEMBERED) < 0)
                .max(Comparator.comparingDouble(entry -> bits(entry, scene)));
        return worst
                .filter(entry -> bits(entry, scene) >= Calibration.LEAST_CARRIED)
                .map(entry -> new Reason(
                        "ACCOUNT_ODD",
                        bits(entry, scene),
                        "an odd login on " + entry.at() + " weighs on this account",
                        "trade:entry:" + entry.assessment()))
                .stream()
                .toList();
    }

    private static double bits(OddEntry entry, Scene scene) {
        double bits = entry.bits() * left(entry) * Fading.left(entry.at(), scene, OrderCalibration.ENTRY_HALF_LIFE);
        return entry.proven() == null ? Math.min(bits, OrderCalibration.ENTRY_UNPROVEN_MOST) : bits;
    }

    private static double left(OddEntry entry) {
        Assurance proven = entry.proven();
        if (proven == null) {
            return OrderCalibration.ENTRY_UNPROVEN;
        }
        return switch (proven) {
            case LOW -> OrderCalibration.ENTRY_LOW;
            case SUBSTANTIAL -> OrderCalibration.ENTRY_SUBSTANTIAL;
            case HIGH -> 0;
        };
    }
}
