package io.sekisho.server.campaign;

import io.sekisho.engine.event.Change;
import io.sekisho.server.http.WireNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Customers asked to change secrets, and how far it has come.
 *
 * @param everyone   whether all accounts are addressed, as they were when it started
 * @param addressing whether accounts are still being added
 * @param noAddress  addressed accounts without a mail address
 * @param changed    those that changed all of it since
 * @param stoppedAt  when somebody ended the mailing, absent where nobody did
 */
public record Campaign(
        String id,
        String name,
        Set<Change.Field> fields,
        boolean everyone,
        Instant createdAt,
        String by,
        boolean addressing,
        long addressed,
        long mailed,
        long noAddress,
        long changed,
        @Nullable Instant stoppedAt) {

    public Campaign {
        fields = Set.copyOf(fields);
    }

    /** Those still to be mailed. */
    public long waiting() {
        return stoppedAt == null ? Math.max(0, addressed - mailed - noAddress) : 0;
    }

    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("name", name);
        told.put("fields", fields.stream().map(WireNames::of).collect(Collectors.toCollection(TreeSet::new)));
        told.put("everyone", everyone);
        told.put("createdAt", createdAt);
        told.put("by", by);
        told.put("addressing", addressing);
        told.put("addressed", addressed);
        told.put("mailed", mailed);
        told.put("noAddress", noAddress);
        told.put("changed", changed);
        if (stoppedAt != null) {
            told.put("stoppedAt", stoppedAt);
        }
        return told;
    }
}
