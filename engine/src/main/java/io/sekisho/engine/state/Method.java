package io.sekisho.engine.state;

import java.util.Arrays;
import java.util.Optional;

/** A way for a customer to prove more than a password does. */
public enum Method {
    PASSKEY("passkey"),
    EMAIL_CODE("emailCode"),
    PHONE_CALL("phoneCall");

    private final String wire;

    Method(String wire) {
        this.wire = wire;
    }

    /** The name in policies and in the API. */
    public String wire() {
        return wire;
    }

    public static Optional<Method> ofWire(String wire) {
        return Arrays.stream(values()).filter(m -> m.wire.equals(wire)).findFirst();
    }
}
