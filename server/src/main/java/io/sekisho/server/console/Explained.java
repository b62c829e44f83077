package io.sekisho.server.console;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.server.assess.Assessments;
import io.sekisho.server.assess.Replay;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One assessment, with everything that it was decided from. */
public final class Explained {

    private final Console console;
    private final Assessments assessments;
    private final Challenges challenges;
    private final Supplier<PolicyTimeline> policies;
    private final Labels labels;
    private final InstantSource clock;

    Explained(
            Console console,
            Assessments assessments,
            Challenges challenges,
            Supplier<PolicyTimeline> policies,
            Labels labels,
            InstantSource clock) {
        this.console = console;
        this.assessments = assessments;
        this.challenges = challenges;
        this.policies = policies;
        this.labels = labels;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get(
                        "/console/assessments/{id}",
                        Access.OPEN,
                        console.page(Visit.Section.FEED, (call, visit) -> page(visit, stored(call), Optional.empty())))
                // Reads only, so an auditor may, too.
                .post(
                        "/console/assessments/{id}/replay",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.FEED, role -> true, this::replay));
    }

    /** A challenge as the page tells it. */
    public record Asked(String id, ChallengeDocument document, ChallengeDocument.Status status) {}

    /** What deciding again gave. */
    public record Again(boolean same, String decision, String engine, Instant at) {}

    private Assessments.Stored stored(Call call) {
        return assessments
                .find(call.param("id"))
                .orElseThrow(
                        () -> Problem.notFound("there is no such assessment").exception());
    }

    private Answer replay(Call call, Visit visit) {
        Assessments.Stored stored = stored(call);
        Map<String, Object> told = Replay.of(stored, policies.get());
        return page(
                visit,
                stored,
                Optional.of(new Again(
                        Boolean.TRUE.equals(told.get("same")),
                        String.valueOf(told.get("decision")),
                        String.valueOf(told.get("engine")),
                        clock.instant())));
    }

    private Answer page(Visit visit, Assessments.Stored stored, Optional<Again> again) {
        var received = Json.parse(stored.body());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "line",
                new Line(
                        stored.id(),
                        stored.account(),
                        received.path("type").asString("").toUpperCase(Locale.ROOT),
                        stored.receivedAt(),
                        stored.eventTime(),
                        stored.record()));
        parameters.put("session", received.path("session").asString(""));
        parameters.put("symbol", received.path("order").path("symbol").asString(""));
        parameters.put("received", received.toPrettyString());
        parameters.put("priorBits", Calibration.PRIOR_BITS);
        parameters.put("again", again);
        parameters.put("labels", labels.of(stored.id(), stored.account(), stored.eventTime()));
        parameters.put("asked", Optional.ofNullable(stored.record().challenge()).flatMap(this::asked));
        return console.html(visit, "console/assessment.jte", parameters);
    }

    private Optional<Asked> asked(String id) {
        return challenges.find(id).map(document -> new Asked(id, document, document.statusAt(clock.instant())));
    }
}
