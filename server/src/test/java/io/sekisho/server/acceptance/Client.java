package io.sekisho.server.acceptance;

import io.sekisho.server.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A browser somewhere, with the device token that it holds.
 *
 * @param binding what it was given for showing its key
 */
public record Client(
        String ip,
        String userAgent,
        @Nullable String device,
        @Nullable String binding) {

    static final String CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/134.0.0.0 Safari/537.36";
    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

    /** A home in Japan. */
    public static final Client HOME = new Client("124.35.68.9", CHROME, null, null);

    /** Another browser in a network that no database knows (RFC 5737). */
    public static final Client ELSEWHERE = new Client("203.0.113.9", FIREFOX, null, null);

    public Client with(@Nullable String token) {
        return new Client(ip, userAgent, token, binding);
    }

    public Client bound(String token) {
        return new Client(ip, userAgent, device, token);
    }

    public Client at(String otherIp) {
        return new Client(otherIp, userAgent, device, binding);
    }

    public Client using(String otherUserAgent) {
        return new Client(ip, otherUserAgent, device, binding);
    }

    public ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode().put("ip", ip).put("userAgent", userAgent);
        if (binding != null) {
            json.put("binding", binding);
        }
        return device == null ? json : json.put("device", device);
    }
}
