package io.sekisho.engine.signal;

import io.sekisho.engine.fact.Network;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Another country sooner than a traveller gets there, measured from the account's last login. */
final class Travel implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        Instant lastLogin = scene.state().lastLogin();
        String from = scene.state().lastPlace();
        String to = scene.network().country();
        if (lastLogin == null || from == null || from.equals(to) || unknown(from) || unknown(to)) {
            return List.of();
        }
        // A late event may lie before the last login: the time between them is what counts.
        Duration between = Duration.between(lastLogin, scene.event().time()).abs();
        String detail = "last login from " + from + " " + between.toMinutes() + " minutes apart from this one in " + to;
        String oddity = "travel:" + (from.compareTo(to) < 0 ? from + to : to + from);
        if (between.compareTo(Calibration.FASTEST_TRIP) < 0) {
            return List.of(new Reason("TRAVEL_IMPOSSIBLE", Calibration.TRAVEL_IMPOSSIBLE, detail, oddity));
        }
        if (between.compareTo(Calibration.USUAL_TRIP) < 0) {
            return List.of(new Reason("TRAVEL_FAST", Calibration.TRAVEL_FAST, detail, oddity));
        }
        return List.of();
    }

    private static boolean unknown(String country) {
        return country.equals(Network.UNKNOWN_COUNTRY);
    }
}
