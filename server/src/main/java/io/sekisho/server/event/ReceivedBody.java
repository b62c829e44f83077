package io.sekisho.server.event;

import io.sekisho.engine.event.Client;
import io.sekisho.server.http.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was received, as it is kept: the device token is a secret, so its hash stands in its place. */
public final class ReceivedBody {

    /** Marks a hash, so that nobody takes it for a token. */
    private static final String MARK = "dvh:";

    private ReceivedBody() {}

    /** The body without the client's tokens; the same for the same body. */
    public static byte[] withoutTokens(byte[] body, JsonNode json, Client client) {
        byte[] withoutDevice = without("device", client.device(), body, json);
        return client.binding() == null
                ? withoutDevice
                : without("binding", client.binding(), withoutDevice, Json.parse(withoutDevice));
    }

    private static byte[] without(String field, @Nullable String token, byte[] body, JsonNode json) {
        if (token == null) {
            return body;
        }
        String by = MARK + DeviceTokens.hash(token);
        String text = new String(body, StandardCharsets.UTF_8);
        if (DeviceTokens.isToken(token) && text.contains(token)) {
            // Wherever it stands, in fields that nobody asked for too.
            return text.replace(token, by).getBytes(StandardCharsets.UTF_8);
        }
        // Written with escapes, or no token of ours: rather by its structure than by its text.
        ObjectNode copy = (ObjectNode) json.deepCopy();
        ((ObjectNode) copy.get("client")).put(field, by);
        return Json.bytes(copy);
    }
}
