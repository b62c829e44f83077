package io.sekisho.server.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a message to one endpoint has come.
 *
 * @param attempts      since it was written or last replayed
 * @param nextAttemptAt while it waits
 * @param lastStatus    the last answer's, absent where none came
 * @param lastError     why the last attempt failed
 */
public record Delivered(
        String message,
        String type,
        String account,
        Instant happenedAt,
        State state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError) {

    /** Where a message can stand. */
    public enum State {
        PENDING,
        DELIVERED,
        /** Given up after the last attempt; a replay sends it again. */
        FAILED
    }
}
