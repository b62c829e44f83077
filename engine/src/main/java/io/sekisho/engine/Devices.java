package io.sekisho.engine;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.signal.Scene;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an account's devices change with a login: tokens rotate, new devices join, crowds are kept out. */
final class Devices {

    private Devices() {}

    /** Public name of the device that a login would add; not derived from any token. */
    static String idFor(Scene scene) {
        Event event = scene.event();
        return "dev_" + Long.toHexString(Fingerprint.of(event.account() + "\n" + event.id()));
    }

    static List<Device> afterAllowed(Scene scene) {
        Token token = scene.facts().token();
        String shown = token.presented();
        Instant time = scene.event().time();
        if (scene.device().isEmpty() || shown == null) {
            return joined(distrusted(scene), added(scene, true));
        }
        Device held = scene.device().get();
        Device rotated = held.rotated(shown, token.next(), scene.browser(), scene.network(), time)
                .withProven(true);
        return joined(
                Bounded.without(scene.state().devices(), other -> other.id().equals(held.id())), rotated);
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

    /** Once two hold a token nobody can tell the owner from the thief by it: both must prove themselves again. */
    private static List<Device> distrusted(Scene scene) {
        String shown = scene.presentedToken();
        return scene.state().devices().stream()
                .map(device -> isContested(device, shown, scene) ? device.withProven(false) : device)
                .toList();
    }

    private static boolean isContested(Device device, @Nullable String shown, Scene scene) {
        return shown != null
                && (device.hasRetired(shown) || (device.isBehind(shown) && device.isElsewhere(scene.network())));
    }

    private static List<Device> joined(List<Device> devices, Device newest) {
        List<Device> kept = new ArrayList<>(devices);
        kept.add(newest);
        long unproven = kept.stream().filter(device -> !device.proven()).count();
        while (kept.size() > Device.MAX_DEVICES || unproven > Device.MAX_UNPROVEN) {
            Device leaving = kept.stream()
                    .min(Comparator.comparing(Device::proven).thenComparing(Device::lastSeen))
                    .orElseThrow();
            kept.remove(leaving);
            unproven -= leaving.proven() ? 0 : 1;
        }
        return List.copyOf(kept);
    }
}
