package io.sekisho.simulator;

/** Which part of a theft or a scheme an event is. */
public enum Step {
    /** Credentials are tried, and nothing more. */
    PROBE,
    ENTRY,
    /** A means of authentication or a contact is changed to the thief's. */
    CHANGE,
    LIQUIDATION,
    /** A victim's money buys what the group holds. */
    PUMP,
    /** A smaller purchase, made only where the one before was not let through: leave it out where that one executed. */
    RETRY,
    /** Money is sent to the thief's bank account. */
    CASH_OUT,
    /** The group buys in accounts of its own, before. */
    PREPARATION,
    /** The group sells into the rise. */
    EXIT
}
