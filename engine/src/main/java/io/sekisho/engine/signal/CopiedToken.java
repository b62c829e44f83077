package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import java.util.List;

/** Two holders of one token: it rotates at each login, so a copy and its original soon show different ages of it. */
final class CopiedToken implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        return switch (scene.deviceMatch()) {
            case BEHIND ->
                List.of(Reason.of(
                        "TOKEN_BEHIND",
                        Calibration.TOKEN_BEHIND,
                        "token older than the one last handed out, and from another address than that one"));
            case COPIED ->
                List.of(Reason.of(
                        "TOKEN_COPIED",
                        Calibration.TOKEN_RETIRED,
                        "token superseded by a later one: somebody holds a copy"));
            case UNBOUND ->
                List.of(Reason.of(
                        "TOKEN_UNBOUND",
                        Calibration.TOKEN_RETIRED,
                        "token of a device bound to a key, shown without the key: somebody holds a copy"));
            case NO_HISTORY, KNOWN, CONTESTED, MOVED, USUAL, ROTATED, ELSEWHERE, UNFAMILIAR -> List.of();
        };
    }
}
