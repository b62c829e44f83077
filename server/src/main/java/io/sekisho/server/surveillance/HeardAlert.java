package io.sekisho.server.surveillance;

import io.sekisho.server.http.WireNames;
import io.sekisho.surveillance.Alert;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it was heard so far.
 *
 * @param caseId  of its scheme, absent where it has none
 * @param heardAt first
 * @param members all of them, by when they joined
 */
public record HeardAlert(
        String id,
        Alert.Kind kind,
        String key,
        Instant since,
        Instant at,
        double surprise,
        Map<String, String> figures,
        @Nullable String caseId,
        Instant heardAt,
        List<Member> members) {

    /**
     * An account in it.
     *
     * @param clearedBy who found that it has no part in it, absent while nobody did
     */
    public record Member(
            Alert.Member joined,
            @Nullable Instant clearedAt,
            @Nullable String clearedBy) {

        Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("account", joined.account());
            told.put("assessment", joined.assessment());
            told.put("at", joined.at());
            told.put("bits", joined.bits());
            told.put("units", joined.units());
            told.put("yen", joined.yen());
            if (clearedAt != null) {
                told.put("clearedAt", clearedAt);
            }
            if (clearedBy != null) {
                told.put("clearedBy", clearedBy);
            }
            return told;
        }
    }

    /** As the API tells it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("kind", WireNames.of(kind));
        told.put("key", key);
        told.put("since", since);
        told.put("at", at);
        told.put("surprise", surprise);
        told.put("figures", figures);
        if (caseId != null) {
            told.put("case", caseId);
        }
        told.put("heardAt", heardAt);
        told.put("members", members.stream().map(Member::told).toList());
        return told;
    }
}
