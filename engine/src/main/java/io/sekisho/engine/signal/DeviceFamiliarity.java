package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.LoginHistory;
import io.sekisho.engine.state.ValueCounts;
import java.util.List;
import java.util.Optional;

/**
 * Whether the client is one of the account's own devices. A proven token vouches; without one, a browser and an address
 * both seen before count as usual, and anything less must show that it belongs.
 */
final class DeviceFamiliarity implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        Optional<Device> device = scene.device();
        if (device.isPresent()) {
            return List.of(tokenShown(device.get(), scene));
        }
        return scene.hasHistory() ? List.of(withoutToken(scene)) : List.of();
    }

    private static Reason tokenShown(Device device, Scene scene) {
        if (!device.proven()) {
            return unfamiliar(scene, "DEVICE_UNPROVEN", device.label() + " was challenged before and has not passed");
        }
        if (!device.family().equals(Device.family(scene.browser()))) {
            return new Reason(
                    "DEVICE_MOVED",
                    Calibration.TOKEN_ON_OTHER_MACHINE,
                    "token issued to " + device.label() + ", shown by "
                            + scene.browser().browser() + " on "
                            + scene.browser().os(),
                    oddity(scene));
        }
        return Reason.of("DEVICE_KNOWN", Calibration.DEVICE_KNOWN, device.label() + " with its own token");
    }

    private static Reason withoutToken(Scene scene) {
        boolean expected = scene.state().expectsToken();
        if (scene.browserSeen() && scene.addressSeen()) {
            return Reason.of("DEVICE_USUAL", 0, "no device token; browser and address both seen before");
        }
        if (!expected && scene.familySeen() && scene.addressSeen()) {
            return Reason.of("DEVICE_USUAL", 0, "no device token; a usual browser updated, at a usual address");
        }
        if (!expected && scene.familySeen() && !scene.networkSeen()) {
            // The network signal says all there is to say; counting the missing token too would say it twice.
            return Reason.of("DEVICE_USUAL", 0, "no device token yet; a usual browser");
        }
        if (!expected && scene.familySeen() && addressesRotate(scene.history())) {
            return Reason.of(
                    "ADDRESS_ROTATES",
                    Calibration.ROTATED_ADDRESS,
                    "no device token yet; new address of a network whose addresses change often");
        }
        String detail = scene.familySeen()
                ? expected
                        ? "no device token, though this account's devices hold one"
                        : "no device token, and an address not seen before"
                : "no device token; first sight of this browser";
        return unfamiliar(scene, "DEVICE_NEW", detail);
    }

    /**
     * Browser and token are not independent: together they weigh a fixed amount, of which the browser's evidence is already
     * counted by its own signal.
     */
    private static Reason unfamiliar(Scene scene, String code, String detail) {
        double counted = scene.hasHistory() ? BrowserFamiliarity.bits(scene) : Calibration.NO_HISTORY;
        double bits = Math.max(0, Calibration.UNFAMILIAR_CLIENT - counted);
        return new Reason(code, bits, detail, oddity(scene));
    }

    private static String oddity(Scene scene) {
        return "device:" + Long.toHexString(Fingerprint.of(Device.family(scene.browser()))) + ":"
                + LoginHistory.networkValue(scene.network());
    }

    /** Most of the addresses seen were seen once: the provider hands out a new one each time. */
    private static boolean addressesRotate(LoginHistory history) {
        ValueCounts addresses = history.address();
        int kept = Math.min(history.logins(), ValueCounts.MAX_VALUES);
        return addresses.distinct() >= Calibration.ROTATION_MIN_ADDRESSES && addresses.singletons() * 2 >= kept;
    }
}
