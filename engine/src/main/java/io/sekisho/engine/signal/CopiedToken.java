package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Device;
import java.util.List;
import java.util.Optional;

/** Two holders of one token: it rotates at each login, so a copy and its original soon show different ages of it. */
final class CopiedToken implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        String token = scene.presentedToken();
        if (token == null) {
            return List.of();
        }
        Optional<Device> holder = scene.device();
        if (holder.isPresent() && holder.get().isBehind(token) && holder.get().isElsewhere(scene.network())) {
            return List.of(Reason.of(
                    "TOKEN_BEHIND",
                    Calibration.TOKEN_BEHIND,
                    "token older than the one last handed out, and from another network than that one"));
        }
        if (scene.state().devices().stream().anyMatch(device -> device.hasRetired(token))) {
            return List.of(Reason.of(
                    "TOKEN_COPIED",
                    Calibration.TOKEN_RETIRED,
                    "token superseded by a later one: somebody holds a copy"));
        }
        return List.of();
    }
}
