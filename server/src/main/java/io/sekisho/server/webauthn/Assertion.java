package io.sekisho.server.webauthn;

/** How an attempt to show a passkey ended. */
public sealed interface Assertion {

    /** @param passkey to be kept in place of the one before: its counter has moved */
    record Shown(Passkey passkey) implements Assertion {}

    /**
     * Rightly signed, but the counter went back: somewhere there is a copy of the passkey, here or there (WebAuthn 6.1.1).
     *
     * @param counter what the passkey should have passed
     */
    record CountedBack(long counter) implements Assertion {}

    /** @param why for the log, not for whoever asked */
    record Refused(String why) implements Assertion {}
}
