package io.sekisho.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a browser that shows its key is answered.
 *
 * @param token        a secret, with {@code BOUND}: the value of the bound cookie
 * @param maxAge       of that cookie, in seconds
 * @param challenge    value of the header {@code Secure-Session-Challenge}
 * @param instructions the body, as JSON; empty with {@code CHALLENGE}
 */
public record BindingStep(
        Status status,
        @Nullable String token,
        long maxAge,
        @Nullable String challenge,
        Map<String, Object> instructions) {

    public BindingStep {
        instructions = instructions == null ? Map.of() : instructions;
    }

    public enum Status {
        /** Answer 200 with cookie, challenge and instructions. */
        @JsonProperty("bound")
        BOUND,
        /** Answer 403 with the challenge. */
        @JsonProperty("challenge")
        CHALLENGE,
        /** Answer 200 with the instructions, which end the session. */
        @JsonProperty("ended")
        @JsonEnumDefaultValue
        ENDED
    }

    @Override
    public String toString() {
        return "BindingStep[" + status + "]";
    }
}
