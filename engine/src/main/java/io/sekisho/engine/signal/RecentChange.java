package io.sekisho.engine.signal;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Changed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Passkeys, contacts or the bank account changed shortly before money moves: how a takeover prepares itself. */
final class RecentChange implements Signal {

    private static final Set<Change.Field> CONTACTS =
            Set.of(Change.Field.EMAIL, Change.Field.PHONE, Change.Field.BANK_ACCOUNT);

    @Override
    public List<Reason> observe(Scene scene) {
        boolean moves = switch (scene.event().operation()) {
            case ORDER, WITHDRAWAL -> true;
            case LOGIN, CHANGE -> false;
        };
        if (!moves || scene.state().changes().isEmpty()) {
            return List.of();
        }
        List<Reason> reasons = new ArrayList<>();
        List<Changed> passkeys = recent(scene, Set.of(Change.Field.PASSKEY));
        if (passkeys.size() > 1) {
            reasons.add(reason("PASSKEY_REPLACED", Calibration.PASSKEY_REPLACED, passkeys.getFirst(), scene));
        } else if (!passkeys.isEmpty()) {
            reasons.add(reason("PASSKEY_CHANGED", Calibration.PASSKEY_CHANGED, passkeys.getFirst(), scene));
        }
        List<Changed> contacts = recent(scene, CONTACTS);
        if (!contacts.isEmpty()) {
            reasons.add(reason("CONTACT_CHANGED", Calibration.CONTACT_CHANGED, contacts.getFirst(), scene));
        }
        return reasons.stream()
                .filter(reason -> reason.bits() >= Calibration.LEAST_CARRIED)
                .toList();
    }

    private static List<Changed> recent(Scene scene, Set<Change.Field> fields) {
        return scene.state().changes().stream()
                .filter(changed -> fields.contains(changed.field()))
                .filter(changed -> Fading.age(changed.at(), scene).compareTo(Calibration.CHANGE_REMEMBERED) < 0)
                .toList();
    }

    private static Reason reason(String code, double bits, Changed newest, Scene scene) {
        return Reason.of(
                code,
                bits * Fading.left(newest.at(), scene, Calibration.CHANGE_HALF_LIFE),
                "changed on " + newest.at());
    }
}
