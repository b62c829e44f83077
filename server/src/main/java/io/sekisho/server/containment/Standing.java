package io.sekisho.server.containment;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.state.AccountState;
import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.http.WireNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands between suspension and full use.
 *
 * @param suspension absent for an account that is not suspended
 */
public record Standing(
        String account,
        AccountState.Status status,
        Set<Change.Field> requiredChanges,
        @Nullable Suspension suspension) {

    /** Different persons who must approve that an account becomes active again. */
    public static final int APPROVALS = 2;

    /**
     * A suspension and how far the way back from it is.
     *
     * @param caseId    the case that it is worked on in
     * @param restoring who began the way back, and when
     * @param identity  who verified the identity, when and how
     * @param review    who looked at devices and passkeys, and when
     * @param kept      the ids of those devices and passkeys found to be the customer's
     * @param steps     what was done since, as the case has it
     * @param approvals supervisors so far, each another person
     */
    public record Suspension(
            Instant at,
            String actor,
            String reason,
            String caseId,
            @Nullable Step restoring,
            @Nullable Step identity,
            @Nullable Step review,
            List<String> kept,
            List<CaseFile.Entry> steps,
            List<Step> approvals) {}

    /** @param how absent where there is nothing to say */
    public record Step(Instant at, String actor, @Nullable String how) {}

    List<String> requiredNames() {
        return requiredChanges.stream().map(WireNames::of).sorted().toList();
    }

    /** As the API tells it. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("account", account);
        told.put("state", WireNames.of(status));
        told.put("requiredChanges", requiredNames());
        if (suspension != null) {
            told.put("suspension", told(suspension));
            told.put("approvalsLeft", APPROVALS - suspension.approvals().size());
        }
        return told;
    }

    private static Map<String, Object> told(Suspension suspension) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("at", suspension.at());
        told.put("by", suspension.actor());
        told.put("reason", suspension.reason());
        told.put("case", suspension.caseId());
        if (suspension.restoring() != null) {
            told.put("restoring", told(suspension.restoring()));
        }
        if (suspension.identity() != null) {
            told.put("identity", told(suspension.identity()));
        }
        if (suspension.review() != null) {
            told.put("review", told(suspension.review()));
            told.put("kept", suspension.kept());
        }
        told.put("steps", suspension.steps().stream().map(Standing::told).toList());
        told.put(
                "approvals", suspension.approvals().stream().map(Standing::told).toList());
        return told;
    }

    private static Map<String, Object> told(CaseFile.Entry entry) {
        return Map.of("at", entry.at(), "by", entry.actor(), "what", entry.what(), "text", entry.text());
    }

    private static Map<String, Object> told(Step step) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("at", step.at());
        told.put("by", step.actor());
        if (step.how() != null) {
            told.put("how", step.how());
        }
        return told;
    }
}
