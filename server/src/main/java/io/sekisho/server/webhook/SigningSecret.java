package io.sekisho.server.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.sekisho.server.secret.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What an endpoint verifies messages by (Standard Webhooks, symmetric): {@code whsec_} and 32 random bytes in Base64. */
final class SigningSecret {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private SigningSecret() {}

    static Secret next(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** The header {@code webhook-signature}: one signature by each secret, since while one is replaced both are good. */
    static String sign(List<Secret> secrets, String id, Instant at, String body) {
        return secrets.stream().map(secret -> sign(secret, id, at, body)).collect(Collectors.joining(" "));
    }

    private static String sign(Secret secret, String id, Instant at, String body) {
        try {
            return new Webhook(secret.value()).sign(id, at.getEpochSecond(), body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("every Java signs with HMAC-SHA-256", e);
        }
    }
}
