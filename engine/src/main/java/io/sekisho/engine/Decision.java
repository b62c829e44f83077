package io.sekisho.engine;

/** What the brokerage is told to do. */
public enum Decision {
    /** Go on. */
    ALLOW,
    /** Go on only with a proof. */
    CHALLENGE,
    /** Must not execute; a passed challenge or an analyst may release it once. */
    HOLD,
    /** Refuse. */
    DENY
}
