package io.sekisho.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's passkey.
 *
 * @param name       the customer's own
 * @param lastUsed   absent where it was not used yet
 * @param backedUp   whether it is synchronised to other machines
 * @param countsFrom from when it counts as resistant to phishing
 */
public record Passkey(
        String id,
        String name,
        Instant createdAt,
        @Nullable Instant lastUsed,
        boolean backedUp,
        List<String> transports,
        Instant countsFrom) {

    /** The server leaves out what is empty. */
    public Passkey {
        transports = transports == null ? List.of() : List.copyOf(transports);
    }
}
