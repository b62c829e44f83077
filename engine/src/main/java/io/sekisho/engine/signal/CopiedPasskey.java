package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import java.time.Instant;
import java.util.List;

/** A passkey of the account lately signed with a counter that had gone back: it may have been copied (WebAuthn 6.1.1). */
final class CopiedPasskey implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        Instant at = scene.state().factors().counterRegressed();
        boolean forgotten = at == null || !scene.event().time().isBefore(at.plus(Calibration.PASSKEY_COPY_REMEMBERED));
        return forgotten
                ? List.of()
                : List.of(Reason.of(
                        "PASSKEY_COUNTER",
                        Calibration.PASSKEY_COPIED,
                        "a passkey's signature counter went back on " + at));
    }
}
