package io.sekisho.server.event;

import io.sekisho.server.secret.Keyring;
import io.sekisho.server.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Device tokens: {@code dv1.} and 256 bits derived from a server key, the account and the assessment, so that repeating a request
 * recovers a token whose answer was lost. Only hashes of them are stored.
 */
public final class DeviceTokens {

    private static final String PREFIX = "dv1.";
    private static final int LENGTH = PREFIX.length() + 43;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Half of SHA-256: nobody finds a preimage of 128 bits, and what is hashed has 256 random ones. */
    private static final int HASH_BYTES = 16;

    private final Keyring keyring;

    public DeviceTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The token of a login; the same for the same account and assessment. A secret. */
    public String issue(String account, String assessment) {
        return PREFIX + BASE64.encodeToString(keyring.mac("device-token", account, assessment));
    }

    static boolean isWellFormed(String token) {
        return token.length() == LENGTH
                && token.startsWith(PREFIX)
                && token.chars().skip(PREFIX.length()).allMatch(DeviceTokens::isBase64Url);
    }

    /** Whether it is a token of either kind, and not a word that may stand anywhere. */
    static boolean isToken(String token) {
        return isWellFormed(token) || BindingTokens.isWellFormed(token);
    }

    private static boolean isBase64Url(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** The hash of what a client showed; nothing where it is no token of ours, which counts as showing none. */
    public static @Nullable String presented(@Nullable String token) {
        return token == null || !isWellFormed(token) ? null : hash(token);
    }

    public static String hash(String token) {
        byte[] digest = Sha256.of(token.getBytes(StandardCharsets.US_ASCII));
        return BASE64.encodeToString(Arrays.copyOf(digest, HASH_BYTES));
    }
}
