package io.sekisho.server.binding;

import io.sekisho.server.event.BindingTokens;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /v1/device-bindings}: what the brokerage's registration and refresh endpoints hand on. Headers are given ready to be sent, and
 * taken as they were received.
 */
public final class BindingRoutes {

    private static final int ID_LENGTH_MAX = 128;
    private static final int TOKEN_LENGTH_MAX = 512;
    private static final int PATH_LENGTH_MAX = 200;
    private static final int RESPONSE_LENGTH_MAX = 8_192;

    /** What may stand within a structured string without escapes (RFC 9651 3.3.3). */
    private static final String PLAIN = "[\\x20-\\x7e&&[^\"\\\\]]+";

    private final DeviceBindings bindings;

    public BindingRoutes(DeviceBindings bindings) {
        this.bindings = bindings;
    }

    public Routes routes() {
        return new Routes()
                .post("/v1/device-bindings", Scope.ASSESS, this::offer)
                .post("/v1/device-bindings/{id}/registration", Scope.ASSESS, this::register)
                .post("/v1/device-bindings/{id}/refresh", Scope.ASSESS, this::refresh);
    }

    private record Wanted(String account, String device, String path, BindingDocument.Cookie cookie) {

        static Wanted read(Fields fields) {
            return new Wanted(
                    fields.requiredText("account", ID_LENGTH_MAX),
                    fields.requiredText("device", TOKEN_LENGTH_MAX),
                    plain("registrationPath", fields),
                    new BindingDocument.Cookie(
                            plain("cookie", fields), plain("attributes", fields), plain("refreshPath", fields)));
        }

        private static String plain(String name, Fields fields) {
            String text = fields.requiredText(name, PATH_LENGTH_MAX);
            if (!text.isEmpty() && !text.matches(PLAIN)) {
                fields.reject(name, "must be printable ASCII without quotes and backslashes");
            }
            return text;
        }
    }

    private Answer offer(Call call) {
        Wanted wanted = call.read(Wanted::read);
        DeviceBindings.Offer offer = bindings.offer(wanted.account(), wanted.device(), wanted.cookie());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("binding", offer.id());
        told.put(
                "registration",
                "(ES256 RS256);path=\"%s\";challenge=\"%s\";authorization=\"%s\""
                        .formatted(wanted.path(), offer.challenge(), offer.id()));
        told.put("expiresAt", offer.expiresAt());
        return Answer.json(201, told);
    }

    private Answer register(Call call) {
        String response = call.read(fields -> fields.requiredText("response", RESPONSE_LENGTH_MAX));
        return fresh(call.param("id"), bindings.register(call.param("id"), response));
    }

    private Answer refresh(Call call) {
        String id = call.param("id");
        Optional<String> response =
                call.read(fields -> Optional.ofNullable(fields.optionalText("response", RESPONSE_LENGTH_MAX)));
        return switch (bindings.refresh(id, response)) {
            case DeviceBindings.Step.Fresh fresh -> fresh(id, fresh);
            case DeviceBindings.Step.Ask ask ->
                Answer.json(200, Map.of("status", "challenge", "challenge", header(ask.challenge(), id)));
            case DeviceBindings.Step.Over over ->
                Answer.json(
                        200,
                        Map.of("status", "ended", "instructions", Map.of("session_identifier", id, "continue", false)));
        };
    }

    private static Answer fresh(String id, DeviceBindings.Step.Fresh fresh) {
        BindingDocument.Cookie cookie = fresh.document().cookie();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", "bound");
        told.put("token", fresh.token());
        told.put("maxAge", BindingTokens.KEPT_FOR.toSeconds());
        told.put("challenge", header(fresh.nextChallenge(), id));
        told.put(
                "instructions",
                Map.of(
                        "session_identifier",
                        id,
                        "refresh_url",
                        cookie.refreshPath(),
                        "scope",
                        Map.of("include_site", false),
                        "credentials",
                        List.of(Map.of("type", "cookie", "name", cookie.name(), "attributes", cookie.attributes()))));
        return Answer.json(200, told);
    }

    /** The value of Secure-Session-Challenge. */
    private static String header(String challenge, String id) {
        return "\"%s\";id=\"%s\"".formatted(challenge, id);
    }
}
