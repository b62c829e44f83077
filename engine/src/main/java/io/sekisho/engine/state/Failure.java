package io.sekisho.engine.state;

import java.time.Instant;

/** A failed login of this account: when, and from which network and user agent (fingerprints). */
public record Failure(Instant time, long network, long userAgent) {

    /** Failures kept of one account; beyond it the oldest fall out, which only a guesser reaches within an hour. */
    public static final int MAX_FAILURES = 24;
}
