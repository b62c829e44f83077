package io.sekisho.server.challenge;

import io.sekisho.engine.event.Client;
import io.sekisho.engine.state.Method;
import io.sekisho.server.event.EventReader;
import io.sekisho.server.event.FactFinder;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.WireNames;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /v1/challenges}, {@code /v1/proofs} and the public keys. */
public final class ChallengeRoutes {

    /** The longest an answer is held back. */
    static final Duration WAIT_MAX = Duration.ofSeconds(20);

    static final int PROOF_LENGTH_MAX = 4096;

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,2})s?");

    private final Challenges challenges;
    private final Proofs proofs;
    private final FactFinder facts;
    private final InstantSource clock;
    private final Function<String, String> delivery;

    /** @param delivery where a challenge's mail is: queued, sent, delayed */
    public ChallengeRoutes(
            Challenges challenges,
            Proofs proofs,
            FactFinder facts,
            InstantSource clock,
            Function<String, String> delivery) {
        this.challenges = challenges;
        this.proofs = proofs;
        this.facts = facts;
        this.clock = clock;
        this.delivery = delivery;
    }

    public Routes routes() {
        return new Routes()
                .post("/v1/challenges/{id}/start", Scope.ASSESS, this::start)
                .post("/v1/challenges/{id}/answer", Scope.ASSESS, this::answer)
                .getWaiting("/v1/challenges/{id}", Scope.ASSESS, this::get)
                .post("/v1/proofs/consume", Scope.ASSESS, this::consume)
                .get("/.well-known/jwks.json", Access.OPEN, call -> Answer.json(200, proofs.publicKeys()));
    }

    private record Chosen(Method method, Client client) {}

    private Answer start(Call call) {
        Chosen chosen = Fields.read(Json.parse(call.body()), ChallengeRoutes::chosen);
        Challenges.Outcome outcome = challenges.start(call.param("id"), chosen.method(), asking(chosen.client()));
        if (status(outcome.document()) != ChallengeDocument.Status.PENDING) {
            throw Problem.conflict("the challenge is over: " + WireNames.of(status(outcome.document()))
                            + "; ask for a new assessment")
                    .exception();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", WireNames.of(status(outcome.document())));
        answer.putAll(outcome.fields());
        return Answer.json(200, answer);
    }

    private Answer answer(Call call) {
        Fields fields = Fields.of(Json.parse(call.body()));
        Chosen chosen = chosen(fields);
        fields.throwIfAny();
        Challenges.Outcome outcome =
                challenges.answer(call.param("id"), chosen.method(), asking(chosen.client()), fields);
        Map<String, Object> answer = told(outcome.id(), outcome.document());
        answer.putAll(outcome.fields());
        if (status(outcome.document()) != ChallengeDocument.Status.PENDING) {
            answer.remove("attemptsLeft");
        }
        return Answer.json(200, answer);
    }

    private static Chosen chosen(Fields fields) {
        Method method = fields.requiredEnum("method", Method.class);
        return new Chosen(method, EventReader.client(fields.child("client")));
    }

    private Asking asking(Client client) {
        return new Asking(facts.network(client), client.userAgent());
    }

    private Answer get(Call call) throws InterruptedException {
        String id = call.param("id");
        ChallengeDocument document = challenges
                .await(id, wait(call.query("wait")))
                .orElseThrow(() -> Challenges.notFound().exception());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.putAll(told(id, document));
        answer.put(
                "require",
                document.require().stream().map(ChallengeRoutes::names).toList());
        answer.put("methods", names(document.open()));
        answer.put("expiresAt", document.expiresAt());
        ChallengeDocument.Code code = document.code();
        if (code != null) {
            answer.put("sentTo", code.sentTo());
            answer.put("delivery", delivery.apply(id));
        }
        ChallengeDocument.Call waited = document.call();
        if (waited != null) {
            answer.put("callFrom", waited.callFrom().getFirst());
        }
        answer.put(
                "history",
                document.history().stream().map(ChallengeRoutes::happened).toList());
        return Answer.json(200, answer);
    }

    private static List<String> names(List<Method> methods) {
        return methods.stream().map(Method::wire).toList();
    }

    private static Map<String, Object> happened(ChallengeDocument.Happened happened) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("at", happened.at());
        Method method = happened.method();
        if (method != null) {
            told.put("method", method.wire());
        }
        told.put("what", happened.what());
        return told;
    }

    private static Duration wait(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        Matcher seconds = SECONDS.matcher(text);
        if (!seconds.matches() || Integer.parseInt(seconds.group(1)) > WAIT_MAX.toSeconds()) {
            throw Problem.invalid(List.of(new FieldError("?wait", "must be whole seconds up to 20s, such as 20s")))
                    .exception();
        }
        return Duration.ofSeconds(Integer.parseInt(seconds.group(1)));
    }

    private Map<String, Object> told(String id, ChallengeDocument document) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", WireNames.of(status(document)));
        ChallengeDocument.Proof proof = document.proof();
        if (proof != null) {
            told.put("assurance", WireNames.of(proof.assurance()));
            told.put("restricted", proof.restricted());
            if (!document.identifies()) {
                told.put("proof", proofs.sign(id, document));
            }
        } else if (status(document) == ChallengeDocument.Status.PENDING) {
            told.put("attemptsLeft", document.attemptsLeft());
        }
        return told;
    }

    private ChallengeDocument.Status status(ChallengeDocument document) {
        return document.statusAt(clock.instant());
    }

    private record Consuming(String proof, @Nullable Expectation expected) {

        static Consuming read(Fields fields) {
            String proof = fields.requiredText("proof", PROOF_LENGTH_MAX);
            Fields expected = fields.optionalChild("expect");
            return new Consuming(proof, expected == null ? null : Expectation.read(expected));
        }
    }

    private Answer consume(Call call) {
        Consuming wanted = call.read(Consuming::read);
        requireExpected(wanted);
        return switch (proofs.consume(wanted.proof())) {
            case Proofs.Consumed.Once once -> Answer.json(200, Map.of("consumed", true, "claims", once.claims()));
            case Proofs.Consumed.Again again ->
                throw Problem.conflict("this proof was consumed at " + again.first())
                        .exception();
            case Proofs.Consumed.Held held ->
                throw Problem.conflict("what this proof approves is held and not released: the hold is "
                                + WireNames.of(held.state()) + "; it must not be executed")
                        .exception();
            case Proofs.Consumed.Expired expired ->
                throw Problem.impossible(
                                "this proof has expired", List.of(new FieldError("/proof", "must not have expired")))
                        .exception();
            case Proofs.Consumed.Unknown unknown ->
                throw Problem.impossible(
                                "this is no proof of ours",
                                List.of(new FieldError("/proof", "must be a proof that this server signed")))
                        .exception();
        };
    }

    /** What is signed does not change, so it is compared before the proof is used up. */
    private void requireExpected(Consuming wanted) {
        Expectation expected = wanted.expected();
        if (expected == null) {
            return;
        }
        List<FieldError> differing = proofs.read(wanted.proof()).map(expected::differing).orElse(List.of()).stream()
                .map(name -> new FieldError("/expect/" + name, "is not what was approved"))
                .toList();
        if (!differing.isEmpty()) {
            throw Problem.impossible("this proof approves something else; it was not consumed", differing)
                    .exception();
        }
    }
}
