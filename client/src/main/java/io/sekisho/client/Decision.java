package io.sekisho.client;

/** What the brokerage must do. */
public enum Decision {
    ALLOW,
    /** Go on only with a proof. */
    CHALLENGE,
    /** Do not execute. */
    HOLD,
    /** Refuse; a login with the words for a wrong password. */
    DENY
}
