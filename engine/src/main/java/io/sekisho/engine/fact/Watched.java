package io.sekisho.engine.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A symbol under suspicion: what becomes of buying it, in every account.
 *
 * @param reason in words an analyst wrote
 * @param until  when it leaves the list by itself, absent where it stays
 */
public record Watched(
        Action action, String reason, @Nullable Instant until) {

    public enum Action {
        HOLD,
        DENY
    }
}
