package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import java.util.List;

/** An account without history is judged on what is there: nothing vouches for the client, and nothing speaks against it. */
final class NoHistory implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        return scene.hasHistory()
                ? List.of()
                : List.of(Reason.of("NO_HISTORY", Calibration.NO_HISTORY, "first login known of this account"));
    }
}
