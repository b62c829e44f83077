package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.LoginHistory;
import java.util.List;

/** Whether the client is one of the account's own devices; what speaks of a copied token is said by {@link CopiedToken}. */
final class DeviceFamiliarity implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        return switch (scene.deviceMatch()) {
            case NO_HISTORY, COPIED, UNBOUND, BEHIND -> List.of();
            case KNOWN ->
                List.of(Reason.of("DEVICE_KNOWN", Calibration.DEVICE_KNOWN, label(scene) + " with its own token"));
            case MOVED -> List.of(moved(scene));
            case CONTESTED ->
                // No oddity: a passed challenge says who passed it, not who comes with the token next.
                List.of(Reason.of(
                        "DEVICE_UNPROVEN",
                        unfamiliar(scene),
                        "two were seen to hold the tokens of " + label(scene) + ", and this is one of those"));
            case USUAL -> List.of(Reason.of("DEVICE_USUAL", 0, "no proven token; browser and address seen before"));
            case ELSEWHERE -> List.of(Reason.of("DEVICE_USUAL", 0, "no device token yet; a usual browser"));
            case ROTATED ->
                List.of(Reason.of(
                        "ADDRESS_ROTATES",
                        Calibration.ROTATED_ADDRESS,
                        "no device token yet; new address of a network whose addresses change often"));
            case UNFAMILIAR -> List.of(unfamiliarClient(scene));
        };
    }

    private static String label(Scene scene) {
        return scene.device().map(device -> device.label()).orElse("a device");
    }

    private static Reason moved(Scene scene) {
        String detail = "token issued to " + label(scene) + ", shown by "
                + scene.browser().browser() + " on " + scene.browser().os();
        String oddity = "moved:" + scene.family() + ":" + LoginHistory.networkValue(scene.network());
        return new Reason("DEVICE_MOVED", Calibration.TOKEN_ON_OTHER_MACHINE, detail, oddity);
    }

    private static Reason unfamiliarClient(Scene scene) {
        if (scene.device().isPresent()) {
            String detail = label(scene) + " was challenged before and has not passed";
            // No oddity: another's passed challenge does not explain whoever holds the token of one still open.
            return Reason.of("DEVICE_UNPROVEN", unfamiliar(scene), detail);
        }
        return new Reason("DEVICE_NEW", unfamiliar(scene), detail(scene), scene.deviceOddity());
    }

    private static String detail(Scene scene) {
        if (!scene.browserSeen() && !scene.familySeen()) {
            return "no device token; first sight of this browser";
        }
        return scene.state().expectsToken(scene.family())
                ? "no device token, though this account's " + scene.family() + " holds one"
                : "no device token, and an address not seen before";
    }

    /**
     * Browser and token are not independent: together they weigh a fixed amount, of which the browser's evidence is already
     * counted by its own signal.
     */
    private static double unfamiliar(Scene scene) {
        double counted = scene.hasHistory() ? BrowserFamiliarity.bits(scene) : Calibration.NO_HISTORY;
        return Math.max(0, Calibration.UNFAMILIAR_CLIENT - counted);
    }
}
