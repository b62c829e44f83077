package io.sekisho.server.assess;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Method;
import io.sekisho.server.event.DeviceTokens;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to an assessment, as the API contract writes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AssessmentAnswer(
        String id,
        String account,
        Decision decision,
        RiskTold risk,
        List<ReasonTold> reasons,
        PolicyTold policy,
        @Nullable ChallengeTold challenge,
        @Nullable String hold,
        @Nullable String device) {

    record RiskTold(double score, Risk.Level level) {}

    record ReasonTold(String code, double bits, String detail) {
        static ReasonTold of(Reason reason) {
            return new ReasonTold(reason.code(), reason.bits(), reason.detail());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PolicyTold(
            String name, int version, String rule, @Nullable String note) {}

    record ChallengeTold(String id, List<List<String>> require, List<String> methods, String url, Instant expiresAt) {}

    static AssessmentAnswer of(Outcome.Decided decided, DeviceTokens tokens) {
        AssessmentRecord record = decided.record();
        return new AssessmentAnswer(
                decided.id(),
                decided.account(),
                record.decision(),
                new RiskTold(record.risk().score(), record.risk().level()),
                record.reasons().stream().map(ReasonTold::of).toList(),
                new PolicyTold(
                        record.policy().name(),
                        record.policy().version(),
                        record.policy().rule(),
                        record.policy().note()),
                challenge(record),
                record.hold(),
                record.issues() ? tokens.issue(decided.account(), decided.id()) : null);
    }

    /** Fail open: not judged, not remembered, and the answer says so. */
    static AssessmentAnswer unavailable(Event event, PolicyTimeline.Numbered policy) {
        Risk prior = Risk.of(0);
        return new AssessmentAnswer(
                event.id(),
                event.account(),
                Decision.ALLOW,
                new RiskTold(prior.score(), prior.level()),
                List.of(new ReasonTold("NOT_JUDGED", 0, "nothing can be made durable; the policy lets this go on")),
                new PolicyTold(policy.name(), policy.version(), "unavailable", null),
                null,
                null,
                null);
    }

    private static @Nullable ChallengeTold challenge(AssessmentRecord record) {
        String id = record.challenge();
        return id == null
                ? null
                : new ChallengeTold(
                        id,
                        record.require().stream().map(AssessmentAnswer::names).toList(),
                        names(record.methods()),
                        "/step-up/" + id,
                        Objects.requireNonNull(record.endsAt()));
    }

    private static List<String> names(List<Method> methods) {
        return methods.stream().map(Method::wire).toList();
    }
}
