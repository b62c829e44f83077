package io.sekisho.server.event;

import io.sekisho.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was received, as it is kept: the device token is a secret, so its hash stands in its place. */
public final class ReceivedBody {

    /** Marks a hash, so that nobody takes it for a token. */
    private static final String MARK = "dvh:";

    private ReceivedBody() {}

    /** The body without the token; the same for the same body. */
    public static byte[] withoutToken(byte[] body, JsonNode json, @Nullable String token) {
        if (token == null) {
            return body;
        }
        byte[] replaced = replaced(body, token, MARK + DeviceTokens.hash(token));
        if (replaced != null) {
            return replaced;
        }
        // Written with escapes or more than once: rather by its structure than by its bytes.
        ObjectNode copy = (ObjectNode) json.deepCopy();
        ((ObjectNode) copy.get("client")).put("device", MARK + DeviceTokens.hash(token));
        return Json.bytes(copy);
    }

    /** The hash of the token that was in a kept body; nothing where there was none of ours. */
    public static @Nullable String presentedHash(@Nullable String kept) {
        return kept != null && kept.startsWith(MARK) ? kept.substring(MARK.length()) : null;
    }

    private static byte @Nullable [] replaced(byte[] body, String token, String by) {
        byte[] quoted = ("\"" + token + "\"").getBytes(StandardCharsets.UTF_8);
        int at = indexOf(body, quoted, 0);
        if (at < 0 || indexOf(body, token.getBytes(StandardCharsets.UTF_8), at + quoted.length) >= 0) {
            return null;
        }
        byte[] middle = ("\"" + by + "\"").getBytes(StandardCharsets.UTF_8);
        byte[] result = Arrays.copyOf(body, body.length - quoted.length + middle.length);
        System.arraycopy(middle, 0, result, at, middle.length);
        int rest = at + quoted.length;
        System.arraycopy(body, rest, result, at + middle.length, body.length - rest);
        return result;
    }

    private static int indexOf(byte[] text, byte[] part, int from) {
        for (int i = from; i <= text.length - part.length; i++) {
            if (Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }
}
