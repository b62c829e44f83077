package io.sekisho.server.challenge.phone;

/** How a call ended. */
public enum Outcome {
    APPROVED,
    /** The customer stopped his account. */
    STOPPED,
    /** The last wrong digits: the challenge failed. */
    FAILED,
    /** Hung up, or nothing keyed, before it came to an end. */
    ABANDONED,
    /** Several waited, and none of them was named. */
    UNIDENTIFIED,
    NOTHING_WAITED,
    LATE,
    /** The network did not vouch for the number as the policy asks. */
    UNPROVEN,
    HIDDEN,
    UNREADABLE,
    CLOSED
}
