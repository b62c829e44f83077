package io.sekisho.engine;

import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Device;
import java.util.Optional;

/** Binds devices of an account to keys that their browsers hold (Device Bound Session Credentials, W3C working draft). */
public final class Binding {

    private Binding() {}

    /** The memory once a device is bound to a key. */
    public static AccountState bound(AccountState state, String device, String binding) {
        return state.with()
                .devices(state.devices().stream()
                        .map(known -> known.id().equals(device) ? known.boundBy(binding) : known)
                        .toList())
                .build();
    }

    /** The device that a binding is of; none where the device was forgotten or bound anew. */
    public static Optional<Device> of(AccountState state, String binding) {
        return state.devices().stream()
                .filter(device -> binding.equals(device.binding()))
                .findFirst();
    }
}
