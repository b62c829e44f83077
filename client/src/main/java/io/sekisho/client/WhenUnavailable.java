package io.sekisho.client;

/** What happens with an operation that nobody could judge in time. */
public enum WhenUnavailable {
    /** It goes on, unjudged. */
    OPEN,
    /** It is held: it must not execute. */
    CLOSED
}
