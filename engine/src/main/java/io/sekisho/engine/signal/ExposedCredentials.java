package io.sekisho.engine.signal;

import io.sekisho.engine.event.Login;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import java.time.Instant;
import java.util.List;

/** Password and PIN are known to strangers and not changed yet: whoever shows them proves little by it. */
final class ExposedCredentials implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        Instant since = scene.state().restraints().exposedSince();
        boolean byPasskey = scene.event().action() instanceof Login login && login.factor() == Login.Factor.PASSKEY;
        return since == null || byPasskey
                ? List.of()
                : List.of(Reason.of(
                        "CREDENTIALS_EXPOSED",
                        Calibration.CREDENTIALS_EXPOSED,
                        "password and PIN exposed since " + since + " and not changed yet"));
    }
}
