package io.sekisho.server.policy;

import io.sekisho.engine.policy.PolicyException;
import io.sekisho.engine.policy.PolicyFile;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Rule;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/policies}: list, add, approve, and which is in force when. */
public final class PolicyRoutes {

    private static final int BODY_BYTES_MAX = 256 * 1024;
    private static final Access READERS = Access.anyOf(Scope.ADMIN, Scope.SUPERVISOR, Scope.ANALYST, Scope.AUDITOR);
    private static final Access WRITERS = Access.anyOf(Scope.ADMIN, Scope.SUPERVISOR);

    private final PolicyStore store;
    private final InstantSource clock;

    public PolicyRoutes(PolicyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public Routes routes() {
        return new Routes()
                .get("/v1/policies", READERS, this::list)
                .post(
                        "/v1/policies",
                        WRITERS,
                        Intake.of(Intake.YAML_TYPE, Intake.JSON_TYPE).upTo(BODY_BYTES_MAX),
                        this::add)
                .get("/v1/policies/effective", READERS, this::effective)
                .post("/v1/policies/{version}/approve", WRITERS, Intake.NONE, this::approve);
    }

    private Answer list(Call call) {
        return Answer.json(
                200, Map.of("policies", store.list().stream().map(this::told).toList()));
    }

    private Answer add(Call call) {
        String source = new String(call.body(), StandardCharsets.UTF_8);
        PolicyFile file;
        try {
            file = PolicyFile.parse(source, "policy.yaml");
        } catch (PolicyException e) {
            List<FieldError> errors = e.problems().stream()
                    .map(problem -> new FieldError("", problem.text("policy")))
                    .toList();
            throw Problem.invalid(errors).exception();
        }
        List<PolicyStore.Stored> added =
                store.add(file, source, call.principal().actor());
        return Answer.json(
                201, Map.of("policies", added.stream().map(this::told).toList()));
    }

    private Answer effective(Call call) {
        Instant at = instant(call.query("at"));
        PolicyTimeline.Numbered numbered = store.timeline().at(at);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("at", at);
        told.put("version", numbered.version());
        told.put("name", numbered.name());
        told.put("effectiveFrom", numbered.policy().effectiveFrom());
        told.put("description", numbered.policy().description());
        told.put(
                "rules",
                numbered.policy().rules().stream().map(PolicyRoutes::rule).toList());
        told.put("default", numbered.policy().fallback().decide());
        return Answer.json(200, told);
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", rule.name());
        told.put("decide", rule.decide());
        if (rule.when() != null) {
            told.put("when", rule.when().text());
        }
        return told;
    }

    private Instant instant(@Nullable String text) {
        if (text == null) {
            return clock.instant();
        }
        try {
            // A plus sign that nobody encoded arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(List.of(new FieldError(
                            "?at", "must be an RFC 3339 time with offset, such as 2025-05-09T18:00:00+09:00")))
                    .exception();
        }
    }

    private Answer approve(Call call) {
        String person = call.principal().person();
        if (person == null) {
            throw Problem.forbidden("the bootstrap key and services are nobody: approve with a person's key")
                    .exception();
        }
        return switch (store.approve(number(call.param("version")), person)) {
            case PolicyStore.Approval.Approved approved -> Answer.json(200, told(approved.stored()));
            case PolicyStore.Approval.NotFound none ->
                throw Problem.notFound("there is no such policy version").exception();
            case PolicyStore.Approval.SamePerson same ->
                throw Problem.forbidden("another person than the author must approve")
                        .exception();
        };
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.notFound("there is no such policy version").exception();
        }
    }

    private Map<String, Object> told(PolicyStore.Stored stored) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("version", stored.version());
        told.put("name", stored.name());
        told.put("effectiveFrom", stored.effectiveFrom());
        told.put("description", store.version(stored).description());
        told.put("author", stored.author());
        told.put("createdAt", stored.createdAt());
        told.put("status", store.counts(stored) ? "approved" : "awaitingApproval");
        if (stored.approvedBy() != null) {
            told.put("approvedBy", stored.approvedBy());
            told.put("approvedAt", stored.approvedAt());
        }
        return told;
    }
}
