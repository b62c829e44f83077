package io.sekisho.server.notice;

/** How far a mail has come. */
public enum Delivery {
    /** Not tried yet. */
    QUEUED,
    /** The mail server has taken it. */
    SENT,
    /** At least one attempt failed; tried again until it expires. */
    DELAYED,
    /** Too late to be of use; not sent, and will not be. */
    EXPIRED
}
