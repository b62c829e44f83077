package io.sekisho.server.assess;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.event.DeviceTokens;
import io.sekisho.server.event.EventReader;
import io.sekisho.server.event.FactFinder;
import io.sekisho.server.event.ReceivedBody;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.hindsight.Outcomes;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.server.limit.Limits;
import io.sekisho.server.secret.RandomIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** {@code /v1/assessments}: ask, look up, replay. */
public final class AssessRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(AssessRoutes.class);

    /** How far a brokerage's clock may run ahead of ours. */
    static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private static final Duration RETRY_WHEN_NOT_DURABLE = Duration.ofSeconds(1);

    private final Checkpoint checkpoint;
    private final Assessments assessments;
    private final FactFinder facts;
    private final DeviceTokens tokens;
    private final RandomIds ids;
    private final Limits limits;
    private final InstantSource clock;
    private final DecisionMetrics metrics;
    private final Supplier<PolicyTimeline> policies;
    private final Labels labels;
    private final Outcomes outcomes;

    public AssessRoutes(
            Checkpoint checkpoint,
            Assessments assessments,
            FactFinder facts,
            DeviceTokens tokens,
            RandomIds ids,
            Limits limits,
            InstantSource clock,
            DecisionMetrics metrics,
            Supplier<PolicyTimeline> policies,
            Labels labels,
            Outcomes outcomes) {
        this.checkpoint = checkpoint;
        this.assessments = assessments;
        this.facts = facts;
        this.tokens = tokens;
        this.ids = ids;
        this.limits = limits;
        this.clock = clock;
        this.metrics = metrics;
        this.policies = policies;
        this.labels = labels;
        this.outcomes = outcomes;
    }

    public Routes routes() {
        return new Routes()
                .post("/v1/assessments", Scope.ASSESS, this::assess)
                .get("/v1/assessments/{id}", Scope.ASSESS, this::get)
                .post("/v1/assessments/{id}/replay", Scope.ASSESS, Intake.NONE, this::replay);
    }

    private Answer assess(Call call) throws InterruptedException {
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        JsonNode json = call.json();
        Event event = Fields.read(
                json, fields -> EventReader.read(fields, receivedAt, () -> ids.nextInTime("as_", receivedAt)));
        if (event.time().isAfter(receivedAt.plus(AHEAD_MAX))) {
            throw Problem.impossible(
                            "the event lies in the future",
                            List.of(new FieldError(
                                    "/time", "must not be more than 5 minutes ahead of the server's clock")))
                    .exception();
        }
        admit(call, event);
        Facts found = facts.find(event, receivedAt);
        byte[] body = ReceivedBody.withoutTokens(call.body(), json, event.client());
        long begun = System.nanoTime();
        Outcome outcome = checkpoint.assess(event, found, body, json.has("id"));
        if (outcome instanceof Outcome.Decided decided) {
            metrics.decided(event.operation(), decided.record().decision(), System.nanoTime() - begun);
        }
        return answer(event, outcome);
    }

    private void admit(Call call, Event event) {
        Optional<Duration> wait = limits.key(call.principal().keyId()).or(() -> limits.account(event.account()));
        if (wait.isPresent()) {
            throw Problem.tooMany("more assessments than this key or account may ask for", wait.get())
                    .exception();
        }
    }

    private Answer answer(Event event, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided decided -> Answer.json(200, AssessmentAnswer.of(decided, tokens));
            case Outcome.OtherContent other ->
                throw Problem.conflict("an assessment of this id with other content exists")
                        .exception();
            case Outcome.TooLate late ->
                throw Problem.impossible(
                                "the event lies too far before the account's last one",
                                List.of(new FieldError(
                                        "/time", "must not be over 24 hours before the account's last event")))
                        .exception();
            case Outcome.NotDurable lost -> notDurable(event, lost);
        };
    }

    /** The policy says, for each operation, whether it goes on while nothing can be written. */
    private Answer notDurable(Event event, Outcome.NotDurable lost) {
        LOG.warn("not durable: {}", lost.cause().toString());
        Operation operation = event.operation();
        PolicyTimeline.Numbered policy = policies.get().at(event.time());
        if (policy.policy().settings().openWhenUnavailable(operation)) {
            return Answer.json(200, AssessmentAnswer.unavailable(event, policy));
        }
        throw Problem.unavailable("the decision could not be made durable, so none was made", RETRY_WHEN_NOT_DURABLE)
                .exception();
    }

    private Answer get(Call call) {
        Assessments.Stored stored = stored(call);
        Aftermath aftermath =
                Aftermath.of(labels.of(stored.id(), stored.account(), stored.eventTime()), outcomes.of(stored.id()));
        return Answer.json(200, AssessmentReport.of(stored, tokens, aftermath));
    }

    private Answer replay(Call call) {
        return Answer.json(200, Replay.of(stored(call), policies.get()));
    }

    private Assessments.Stored stored(Call call) {
        return assessments
                .find(call.param("id"))
                .orElseThrow(
                        () -> Problem.notFound("there is no such assessment").exception());
    }
}
