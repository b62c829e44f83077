package io.sekisho.client;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells Sekisho's messages from those of whoever else finds the URL, as the Standard Webhooks specification says: signed with the secret,
 * which is compared in constant time, and not older or newer than five minutes by this machine's clock. Safe for many threads.
 */
public final class WebhookVerifier {

    private static final String ID = "webhook-id";

    private final List<Webhook> secrets;

    /** @param secrets as the server showed them, {@code whsec_…}; more than one while one is replaced */
    public WebhookVerifier(String first, String... secrets) {
        this.secrets = Stream.concat(Stream.of(first), Stream.of(secrets))
                .map(Webhook::new)
                .toList();
    }

    /** A message that is not Sekisho's, or too old, or says nothing that can be read: answer 400, and do nothing. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * Reads a message.
     *
     * @param headers of the request, names in any case
     * @param body    exactly as received
     */
    public WebhookMessage read(Map<String, List<String>> headers, byte[] body) throws Refused {
        String text = new String(body, StandardCharsets.UTF_8);
        if (secrets.stream().noneMatch(secret -> verifies(secret, headers, text))) {
            throw new Refused("the message is not signed with the secret, or is older or newer than five minutes");
        }
        try {
            Body read = Wire.read(body, Body.class);
            if (read == null || read.type() == null || read.timestamp() == null || read.data() == null) {
                throw new Refused("the message has no type, timestamp or data");
            }
            return new WebhookMessage(header(headers), read.timestamp(), Wire.event(read.type(), read.data()));
        } catch (SekishoException.Unavailable e) {
            throw new Refused("the message cannot be read: " + e.getMessage());
        }
    }

    private record Body(
            @Nullable String type,
            @Nullable Instant timestamp,
            @Nullable JsonNode data) {}

    private static boolean verifies(Webhook secret, Map<String, List<String>> headers, String body) {
        try {
            secret.verify(body, headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    private static String header(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(ID))
                .map(header -> header.getValue().get(0))
                .findFirst()
                .orElseThrow();
    }
}
