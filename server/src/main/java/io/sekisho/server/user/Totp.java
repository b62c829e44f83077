package io.sekisho.server.user;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Codes that an app on the telephone makes (RFC 6238): six digits, 30 seconds, HMAC-SHA-1, the one form that all such apps know. */
final class Totp {

    /** RFC 4226 4, R6: 160 bits are recommended. */
    static final int SECRET_BYTES = 20;

    static final int DIGITS = 6;

    /** RFC 6238 5.2: one step before and after, for clocks that differ and people who type. */
    private static final int STEPS_AROUND = 1;

    private static final String ISSUER = "Sekisho";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BASE32_BITS = 5;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();

    private Totp() {}

    /** The time step whose code this is, of those around an instant; nothing where it is none's. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        Duration length = GENERATOR.getTimeStep();
        OptionalLong found = OptionalLong.empty();
        for (int around = -STEPS_AROUND; around <= STEPS_AROUND; around++) {
            Instant at = now.plus(length.multipliedBy(around));
            // All are compared, whichever fits.
            if (MessageDigest.isEqual(
                    code(secret, at).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(at.getEpochSecond() / length.toSeconds());
            }
        }
        return found;
    }

    static String code(byte[] secret, Instant at) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(secret, GENERATOR.getAlgorithm()), at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key of HMAC", e);
        }
    }

    /** The address that the QR code carries ("Key Uri Format" of Google Authenticator). */
    static String uri(String user, byte[] secret) {
        return "otpauth://totp/" + ISSUER + ":" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "?secret="
                + base32(secret) + "&issuer=" + ISSUER;
    }

    /** RFC 4648 6, without padding. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit += BASE32_BITS) {
            int index = 0;
            for (int i = bit; i < bit + BASE32_BITS; i++) {
                boolean set = i < bytes.length * Byte.SIZE
                        && (bytes[i / Byte.SIZE] >> (Byte.SIZE - 1 - i % Byte.SIZE) & 1) == 1;
                index = index << 1 | (set ? 1 : 0);
            }
            text.append(BASE32.charAt(index));
        }
        return text.toString();
    }
}
