package io.sekisho.engine;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.signal.Scene;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an account's devices change with a login: tokens rotate, new devices join, crowds are kept out. */
final class Devices {

    private Devices() {}

    /** Public name of the device that a login would add; not derived from any token. */
    static String idFor(Scene scene) {
        Event event = scene.event();
        return idFor(event.account(), event.id());
    }

    static String idFor(String account, String login) {
        return "dev_" + Long.toHexString(Fingerprint.of(account + "\n" + login));
    }

    static List<Device> afterAllowed(Scene scene) {
        Token token = scene.facts().token();
        String shown = token.presented();
        Device held = scene.device().orElse(null);
        if (held == null || shown == null || scene.deviceMatch().isDoubtful()) {
            return joined(withoutCrowd(distrusted(scene), scene), added(scene, true));
        }
        Device rotated = held.rotated(
                        shown,
                        token.next(),
                        scene.browser(),
                        scene.network(),
                        scene.event().time())
                .with(Device.Standing.PROVEN);
        Optional<Device> ancestor = scene.state().ancestor(held);
        List<Device> others = Bounded.without(
                scene.state().devices(), other -> other.equals(held) || other.equals(ancestor.orElse(null)));
        return joined(others, ancestor.map(rotated::succeeding).orElse(rotated));
    }

    /** The token handed out with a challenge belongs to a device of its own, unproven until the challenge passes. */
    static List<Device> afterAsked(Scene scene) {
        return joined(distrusted(scene), added(scene, false));
    }

    private static Device added(Scene scene, boolean proven) {
        return Device.first(
                idFor(scene),
                scene.facts().token().next(),
                proven,
                scene.browser(),
                scene.network(),
                scene.event().time());
    }

    /** The id of the device that takes the place of this login's device once its challenge is passed. */
    static @Nullable String replaced(Scene scene) {
        // Whoever shows a bound device's token without its key is another machine, whatever challenge it passes.
        return scene.device()
                .filter(held -> !held.isUnbound(scene.facts().boundBy()))
                .map(held -> scene.state().ancestor(held).orElse(held))
                .map(Device::id)
                .orElse(null);
    }

    /** Once two hold a token nobody can tell the owner from the thief by it: both must prove themselves again. */
    private static List<Device> distrusted(Scene scene) {
        String shown = scene.presentedToken();
        return scene.state().devices().stream()
                .map(device -> isCopied(device, shown, scene) ? device.with(Device.Standing.CONTESTED) : device)
                .toList();
    }

    private static boolean isCopied(Device device, @Nullable String shown, Scene scene) {
        // A device bound to a key can still be told from whoever copied its token: it shows the key.
        return shown != null
                && !device.isUnbound(scene.facts().boundBy())
                && (device.hasRetired(shown) || device.isBehindElsewhere(shown, scene.network()));
    }

    private static List<Device> joined(List<Device> devices, Device newest) {
        List<Device> kept = new ArrayList<>(devices);
        kept.add(newest);
        long unproven = kept.stream().filter(Devices::isUnproven).count();
        while (kept.size() > Device.MAX_DEVICES || unproven > Device.MAX_UNPROVEN) {
            Device leaving = kept.stream()
                    .min(Comparator.comparing((Device device) -> !isUnproven(device))
                            .thenComparing(Device::lastSeen))
                    .orElseThrow();
            kept.remove(leaving);
            unproven -= isUnproven(leaving) ? 1 : 0;
        }
        return List.copyOf(kept);
    }

    /** A browser that drops its tokens comes as a new device each time: of those alike, few stay, or they crowd out the others. */
    private static List<Device> withoutCrowd(List<Device> devices, Scene scene) {
        List<Device> alike = devices.stream()
                .filter(device -> device.proven() && !device.hasReturned())
                .filter(device -> device.family().equals(scene.family()))
                .filter(device -> device.place() == Place.of(scene.network()))
                .sorted(Comparator.comparing(Device::lastSeen))
                .toList();
        return alike.size() < Device.MAX_ALIKE
                ? devices
                : Bounded.without(devices, device -> device.equals(alike.getFirst()));
    }

    private static boolean isUnproven(Device device) {
        return device.standing() == Device.Standing.UNPROVEN;
    }
}
