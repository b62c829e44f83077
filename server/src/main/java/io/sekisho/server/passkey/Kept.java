package io.sekisho.server.passkey;

import io.sekisho.server.webauthn.Passkey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer's passkey.
 *
 * @param id     {@code pk_…}
 * @param name   the customer's own
 * @param usedAt absent where it was not used yet
 */
public record Kept(
        String id,
        String account,
        String name,
        Instant createdAt,
        @Nullable Instant usedAt,
        Passkey passkey) {

    /**
     * From when it counts as resistant to phishing: until then it is as good as what it was added by.
     *
     * @param waits as the policy has it
     */
    public Instant countsFrom(Duration waits) {
        return createdAt.plus(waits);
    }

    /** As the API tells it. */
    public Map<String, Object> told(Duration waits) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("name", name);
        told.put("createdAt", createdAt);
        if (usedAt != null) {
            told.put("lastUsed", usedAt);
        }
        told.put("backedUp", passkey.backedUp());
        told.put("transports", passkey.transports());
        told.put("countsFrom", countsFrom(waits));
        return told;
    }
}
