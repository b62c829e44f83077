package io.sekisho.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/** Requests and answers as the API writes them. */
final class Wire {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(BigDecimal.class, new PlainDecimal()))
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    /** What a proof says of an operation; the rest of an event, such as an order's price, may change. */
    private static final List<String> APPROVED =
            List.of("amount", "currency", "destination", "symbol", "side", "instrument", "quantity", "field");

    private Wire() {}

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @throws SekishoException.Unavailable where what answers is no Sekisho */
    static <T> T read(byte[] body, Class<T> as) {
        try {
            return MAPPER.readValue(body, as);
        } catch (JacksonException e) {
            throw new SekishoException.Unavailable("What answered is no Sekisho: " + e.getOriginalMessage(), e);
        }
    }

    static <T> T convert(JsonNode node, Class<T> as) {
        try {
            return MAPPER.treeToValue(node, as);
        } catch (JacksonException e) {
            throw new SekishoException.Unavailable("What answered is no Sekisho: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws IllegalArgumentException where it is no JSON object, as where a page sent something else */
    static JsonNode tree(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the credential must be a JSON object", e);
        }
        throw new IllegalArgumentException("the credential must be a JSON object");
    }

    static Problem problem(int status, byte[] body) {
        try {
            Problem problem = MAPPER.readValue(body, Problem.class);
            return problem == null || problem.status() != status ? Problem.ofStatus(status) : problem;
        } catch (JacksonException e) {
            return Problem.ofStatus(status);
        }
    }

    static ObjectNode request(AssessmentRequest request) {
        String operation = request.event().operation().wire();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", request.id());
        node.put("type", operation);
        putIfThere(node, "time", request.time());
        node.put("account", request.account());
        putIfThere(node, "session", request.session());
        node.set("client", MAPPER.valueToTree(request.client()));
        ObjectNode part = MAPPER.valueToTree(request.event());
        node.set(operation, part);
        putIfThere(node, "releases", request.releases());
        return node;
    }

    static ObjectNode answer(ChallengeAnswer answer) {
        ObjectNode node = MAPPER.createObjectNode();
        if (answer instanceof ChallengeAnswer.EmailCode mailed) {
            node.put("method", "emailCode").put("code", mailed.code());
        } else if (answer instanceof ChallengeAnswer.Passkey passkey) {
            node.put("method", "passkey").set("credential", MAPPER.valueToTree(passkey.credential()));
        }
        node.set("client", MAPPER.valueToTree(answer.client()));
        return node;
    }

    /** What is about to be executed on a proof, under the names of the proof's claims. */
    static ObjectNode expectation(String account, String session, Event event) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("operation", event.operation().wire());
        node.put("account", account);
        node.put("session", session);
        ObjectNode part = MAPPER.valueToTree(event);
        return node.setAll(part.retain(APPROVED));
    }

    /** @throws SekishoException.Unavailable where the data is not what the type says */
    static WebhookEvent event(String type, JsonNode data) {
        return switch (type) {
            case "hold.open", "hold.released", "hold.denied", "hold.used", "hold.frozen", "hold.expired" ->
                convert(data, WebhookEvent.HoldChanged.class);
            case "account.suspended" -> convert(data, WebhookEvent.AccountSuspended.class);
            case "account.restored" -> convert(data, WebhookEvent.AccountRestored.class);
            case "session.revoked" -> convert(data, WebhookEvent.SessionRevoked.class);
            case "webhook.ping" -> new WebhookEvent.Ping();
            default -> new WebhookEvent.Other(type, data.toString());
        };
    }

    static ObjectNode start(ChallengeMethod method, ClientInfo client) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set("method", MAPPER.valueToTree(method));
        node.set("client", MAPPER.valueToTree(client));
        return node;
    }

    /** One JSON object a line. */
    static byte[] lines(Collection<?> values) {
        StringBuilder lines = new StringBuilder();
        values.forEach(value -> lines.append(MAPPER.writeValueAsString(value)).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] pastEvents(Collection<PastEvent> events) {
        return lines(events.stream().map(Wire::past).toList());
    }

    private static ObjectNode past(PastEvent past) {
        ObjectNode node = request(past.event());
        putIfThere(node, "label", past.label() == null ? null : past.label().wire());
        return node;
    }

    private static void putIfThere(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    /** Decimals are strings without exponent, as the API writes money. */
    private static final class PlainDecimal extends StdSerializer<BigDecimal> {

        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toPlainString());
        }
    }
}
