package io.sekisho.server.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids that nobody guesses: a prefix that says what it names, and 128 random bits. */
public final class RandomIds {

    private static final int BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random;

    public RandomIds(SecureRandom random) {
        this.random = random;
    }

    public String next(String prefix) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return prefix + BASE64.encodeToString(bytes);
    }
}
