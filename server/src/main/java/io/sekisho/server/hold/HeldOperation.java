package io.sekisho.server.hold;

import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.server.http.WireNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation held, as listed.
 *
 * @param type      {@code login}, {@code order}, {@code withdrawal} or {@code change}
 * @param operation the part of the request named by the type
 * @param reasons   why it was held, the heaviest first
 * @param settledBy who released or denied it; {@code customer} where a passed challenge did
 * @param usedBy    the assessment that repeated it
 */
public record HeldOperation(
        String id,
        String account,
        String assessment,
        State state,
        String type,
        JsonNode operation,
        @Nullable String session,
        Risk risk,
        List<Reason> reasons,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String note,
        @Nullable String usedBy) {

    /** Where it stands by now. */
    public enum State {
        OPEN,
        RELEASED,
        DENIED,
        USED,
        FROZEN,
        /** Its time passed while it was open, or released and not repeated. */
        EXPIRED
    }

    /** As the API tells it. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("account", account);
        told.put("assessment", assessment);
        told.put("state", WireNames.of(state));
        told.put("type", type);
        told.put("operation", operation);
        put(told, "session", session);
        told.put("risk", Map.of("score", risk.score(), "level", risk.level()));
        told.put("reasons", reasons.stream().map(HeldOperation::told).toList());
        told.put("createdAt", createdAt);
        told.put("expiresAt", expiresAt);
        put(told, "settledAt", settledAt);
        put(told, "settledBy", settledBy);
        put(told, "note", note);
        put(told, "usedBy", usedBy);
        return told;
    }

    private static Map<String, Object> told(Reason reason) {
        return Map.of("code", reason.code(), "bits", reason.bits(), "detail", reason.detail());
    }

    private static void put(Map<String, Object> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value);
        }
    }
}
