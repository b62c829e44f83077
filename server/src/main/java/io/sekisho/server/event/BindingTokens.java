package io.sekisho.server.event;

import io.sekisho.server.secret.Keyring;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is given each time it has shown its key: {@code bd1.}, the binding, until when it counts, and a keyed hash of both, so
 * that nothing is stored or looked up. Worth nothing beyond its minutes.
 */
public final class BindingTokens {

    /** How long the browser keeps it, after which it shows its key again: ten minutes, as in the draft's examples of short-lived cookies. */
    public static final Duration KEPT_FOR = Duration.ofMinutes(10);

    /** What was on its way when the browser's time was up still counts. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final String PREFIX = "bd1.";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Keyring keyring;

    public BindingTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    /** A secret. */
    public String issue(String binding, Instant now) {
        String until = Long.toString(now.plus(KEPT_FOR).plus(GRACE).getEpochSecond());
        return PREFIX + binding + "." + until + "." + mac(binding, until);
    }

    /** The binding that a token stands for; nothing where it is none of ours, or its time is up. */
    public @Nullable String binding(@Nullable String token, Instant now) {
        if (token == null || !token.startsWith(PREFIX)) {
            return null;
        }
        String[] parts = token.substring(PREFIX.length()).split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("[0-9]{1,12}")) {
            return null;
        }
        boolean ours = MessageDigest.isEqual(bytes(parts[2]), bytes(mac(parts[0], parts[1])));
        return ours && now.getEpochSecond() < Long.parseLong(parts[1]) ? parts[0] : null;
    }

    static boolean isWellFormed(String token) {
        return token.startsWith(PREFIX) && token.matches("[A-Za-z0-9_.-]{40,256}");
    }

    private String mac(String binding, String until) {
        return BASE64.encodeToString(keyring.mac("device-binding", binding, until));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
