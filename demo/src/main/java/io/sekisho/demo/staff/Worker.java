package io.sekisho.demo.staff;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Somebody who may sign in to the console. Nobody real: password and codes are shown to everyone.
 *
 * @param role {@code analyst}, {@code supervisor} or {@code auditor}
 * @param key  of the time-based codes (RFC 6238)
 */
public record Worker(String name, String role, String password, Key key) {

    /** How long a code is shown: RFC 6238 5.2 recommends 30 seconds. */
    public static final Duration STEP = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP;

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    /** Six digits. */
    public String code(Instant at) {
        try {
            return CODES.generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the key was made for this", e);
        }
    }
}
