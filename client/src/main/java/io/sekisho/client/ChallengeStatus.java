package io.sekisho.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a challenge is.
 *
 * @param attemptsLeft null where the method counts none
 * @param restricted   whether the session may look, and nothing else
 * @param proof        a secret: a compact JWS, with {@link Status#PASSED} only
 * @param reason       why an answer was not looked at
 */
public record ChallengeStatus(
        @Nullable String id,
        Status status,
        @Nullable Integer attemptsLeft,
        List<ChallengeMethod> methods,
        @Nullable String assurance,
        boolean restricted,
        @Nullable String proof,
        @Nullable Instant expiresAt,
        @Nullable String reason,
        @Nullable String sentTo,
        @Nullable String delivery) {

    /** Where a challenge ends, or has not yet. */
    public enum Status {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("expired")
        EXPIRED
    }

    /** The server leaves out what is empty. */
    public ChallengeStatus {
        methods = methods == null ? List.of() : List.copyOf(methods);
    }

    @Override
    public String toString() {
        return "ChallengeStatus[id=" + id + ", status=" + status + ", attemptsLeft=" + attemptsLeft + ", assurance="
                + assurance + ", restricted=" + restricted + ", proof=" + (proof == null ? "none" : "[REDACTED]")
                + ", reason=" + reason + "]";
    }
}
