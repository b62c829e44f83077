package io.sekisho.server.webauthn;

/** How a registration ended. */
public sealed interface Registration {

    record Registered(Passkey passkey) implements Registration {}

    /** @param why for the log, not for whoever asked */
    record Refused(String why) implements Registration {}
}
