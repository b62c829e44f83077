package io.sekisho.engine.signal;

import io.sekisho.engine.fact.Network;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.ValueCounts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the client's device is to the account. A proven token vouches. Without one, and with one that has yet to prove itself
 * (which a client may as well leave out), browser and network both seen before count as usual.
 */
public enum DeviceMatch {
    /** No login known, and no token. */
    NO_HISTORY,
    /** A good token of a proven device, on the machine that it was issued to. */
    KNOWN,
    /** A superseded token: somebody kept a copy. */
    COPIED,
    /** A token of a device bound to a key, without the key: copied, since its own browser shows the key first. */
    UNBOUND,
    /** A token older than the newest, which went elsewhere. */
    BEHIND,
    /** A token of a device whose tokens two were seen to hold. */
    CONTESTED,
    /** A proven device's token, shown by another kind of machine. */
    MOVED,
    /** No proven token, but a browser and an address or neighbourhood of the account's own. */
    USUAL,
    /** No token yet; an own browser, at a new address of an own network that hands out new ones all the time. */
    ROTATED,
    /** No token yet; an own browser in a new network, of which the network's signal says all there is to say. */
    ELSEWHERE,
    /** Nothing shows that the client belongs to the account. */
    UNFAMILIAR;

    /** Whether the token shown must not be built upon. */
    public boolean isDoubtful() {
        return this == COPIED || this == UNBOUND || this == BEHIND || this == CONTESTED;
    }

    static DeviceMatch of(Scene scene) {
        Device held = scene.device().orElse(null);
        String token = scene.presentedToken();
        if (token != null) {
            Optional<DeviceMatch> shown = held == null ? unheld(token, scene) : held(held, token, scene);
            if (shown.isPresent()) {
                return shown.get();
            }
        }
        return scene.hasHistory() ? byHistory(held, scene) : NO_HISTORY;
    }

    private static Optional<DeviceMatch> unheld(String token, Scene scene) {
        return scene.state().devices().stream().anyMatch(device -> device.hasRetired(token))
                ? Optional.of(COPIED)
                : Optional.empty();
    }

    private static Optional<DeviceMatch> held(Device held, String token, Scene scene) {
        if (held.contested()) {
            return Optional.of(CONTESTED);
        }
        if (held.isUnbound(scene.facts().boundBy())) {
            return Optional.of(UNBOUND);
        }
        if (held.isBehindElsewhere(token, scene.network())) {
            return Optional.of(BEHIND);
        }
        return held.proven() ? Optional.of(held.family().equals(scene.family()) ? KNOWN : MOVED) : Optional.empty();
    }

    private static DeviceMatch byHistory(@Nullable Device unproven, Scene scene) {
        boolean clientSeen = scene.browserSeen() || scene.familySeen();
        if (!clientSeen || copyNoticed(scene)) {
            return UNFAMILIAR;
        }
        if (scene.addressSeen()) {
            return USUAL;
        }
        AccountState state = scene.state();
        if (unproven != null && state.ancestor(unproven).isPresent()) {
            return scene.networkSeen() ? USUAL : ELSEWHERE;
        }
        return state.expectsToken(scene.family()) ? UNFAMILIAR : withoutTokenYet(scene);
    }

    private static DeviceMatch withoutTokenYet(Scene scene) {
        if (scene.history().neighbourhood(scene.network()) > 0) {
            return USUAL;
        }
        if (!scene.networkSeen()) {
            return ELSEWHERE;
        }
        return addressesRotate(scene, scene.network()) ? ROTATED : UNFAMILIAR;
    }

    /** While a thief may be about who was let in before, an address once seen vouches for nobody. */
    private static boolean copyNoticed(Scene scene) {
        return scene.state().devices().stream()
                .anyMatch(device -> device.contested()
                        && scene.event().time().isBefore(device.lastSeen().plus(Calibration.COPY_REMEMBERED)));
    }

    /**
     * The chance that the next address in a network is new is the share of logins there whose address was seen just once
     * (Good-Turing estimate; I. J. Good, "The population frequencies of species", Biometrika 1953).
     */
    private static boolean addressesRotate(Scene scene, Network network) {
        ValueCounts addresses = scene.history().addressesIn(network);
        return addresses.distinct() >= Calibration.ROTATION_MIN_ADDRESSES
                && addresses.singletons() >= Calibration.ROTATION_SHARE * addresses.total();
    }
}
