package io.sekisho.server.secret;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Ids that nobody guesses: a prefix that says what it names, and 128 random bits. */
public final class RandomIds {

    private static final int BYTES = 16;

    /** Enough until the year 2527. */
    private static final int TIME_DIGITS = 11;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random;

    public RandomIds(SecureRandom random) {
        this.random = random;
    }

    /**
     * The same behind the time in milliseconds, eleven hexadecimal digits: ids made one after the other stand side by side in an index,
     * which then grows at its end instead of being rewritten everywhere. Tells when it was made.
     */
    public String nextInTime(String prefix, Instant now) {
        return next(prefix + HexFormat.of().toHexDigits(now.toEpochMilli(), TIME_DIGITS));
    }

    public String next(String prefix) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return prefix + BASE64.encodeToString(bytes);
    }
}
