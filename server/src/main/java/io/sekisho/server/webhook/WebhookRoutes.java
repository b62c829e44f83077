package io.sekisho.server.webhook;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.WireNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/webhooks}. */
final class WebhookRoutes {

    private static final int DESCRIPTION_LENGTH_MAX = 200;
    private static final int ID_LENGTH_MAX = 64;
    private static final Access READERS = Access.anyOf(Scope.ADMIN, Scope.AUDITOR);

    private final Endpoints endpoints;

    WebhookRoutes(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    Routes routes() {
        return new Routes()
                .post("/v1/webhooks", Scope.ADMIN, this::create)
                .get("/v1/webhooks", READERS, call -> Answer.json(200, Map.of("webhooks", endpoints.list())))
                .get("/v1/webhooks/{id}", READERS, call -> Answer.json(200, endpoints.find(call.param("id"))))
                .put("/v1/webhooks/{id}", Scope.ADMIN, this::change)
                .delete("/v1/webhooks/{id}", Scope.ADMIN, this::remove)
                .post("/v1/webhooks/{id}/secret", Scope.ADMIN, call -> made(200, endpoints.rotate(call.param("id"))))
                .post("/v1/webhooks/{id}/test", Scope.ADMIN, this::ping)
                .get("/v1/webhooks/{id}/deliveries", READERS, this::deliveries)
                .post("/v1/webhooks/{id}/replay", Scope.ADMIN, this::replay);
    }

    private Answer create(Call call) {
        return made(201, endpoints.create(call.read(WebhookRoutes::wanted)));
    }

    private Answer change(Call call) {
        return Answer.json(200, endpoints.change(call.param("id"), call.read(WebhookRoutes::wanted)));
    }

    private static Endpoint.Wanted wanted(Fields fields) {
        String url = fields.requiredText("url", EndpointUrl.LENGTH_MAX);
        String violation = url.isEmpty() ? null : EndpointUrl.violation(url);
        if (violation != null) {
            fields.reject("url", violation);
        }
        List<String> types = fields.texts("types", WebhookEvent.TYPES.size(), ID_LENGTH_MAX);
        if (!WebhookEvent.TYPES.containsAll(types)) {
            fields.reject("types", "must name known types only: " + String.join(", ", WebhookEvent.TYPES));
        }
        return new Endpoint.Wanted(
                url,
                types.stream().distinct().toList(),
                fields.optionalText("description", DESCRIPTION_LENGTH_MAX),
                fields.optionalBoolean("enabled", true));
    }

    private static Answer made(int status, Endpoints.Made made) {
        ObjectNode told = Json.MAPPER.valueToTree(made.endpoint());
        return Answer.json(status, told.put("secret", made.secret().value()));
    }

    private Answer remove(Call call) {
        endpoints.remove(call.param("id"));
        return Answer.empty();
    }

    private Answer ping(Call call) {
        return Answer.json(202, Map.of("message", endpoints.ping(call.param("id"))));
    }

    private Answer deliveries(Call call) {
        List<Delivered> latest = endpoints.deliveries(call.param("id"), call.queryEnum("state", Delivered.State.class));
        return Answer.json(
                200,
                Map.of("deliveries", latest.stream().map(WebhookRoutes::told).toList()));
    }

    private static Map<String, Object> told(Delivered delivered) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("message", delivered.message());
        told.put("type", delivered.type());
        put(told, "account", delivered.account().isEmpty() ? null : delivered.account());
        told.put("happenedAt", delivered.happenedAt());
        told.put("state", WireNames.of(delivered.state()));
        told.put("attempts", delivered.attempts());
        put(told, "nextAttemptAt", delivered.nextAttemptAt());
        put(told, "deliveredAt", delivered.deliveredAt());
        put(told, "lastStatus", delivered.lastStatus());
        put(told, "lastError", delivered.lastError());
        return told;
    }

    private static void put(Map<String, Object> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value);
        }
    }

    private record From(@Nullable String after, @Nullable Instant since) {}

    private Answer replay(Call call) {
        From from = call.read(WebhookRoutes::from);
        String after = from.after();
        long place = after == null
                ? 0
                : endpoints
                        .place(after)
                        .orElseThrow(() -> Problem.impossible(
                                        "the message is not kept any more, or was never sent",
                                        List.of(new FieldError("/after", "must be the id of a message that is kept")))
                                .exception());
        Instant since = from.since() == null ? Instant.EPOCH : from.since();
        return Answer.json(202, Map.of("queued", endpoints.replay(call.param("id"), place, since)));
    }

    private static From from(Fields fields) {
        From from = new From(fields.optionalText("after", ID_LENGTH_MAX), fields.optionalInstant("since"));
        if (fields.has("after") == fields.has("since")) {
            fields.reject("after", "must be there, or since in its place");
        }
        return from;
    }
}
