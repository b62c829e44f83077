package io.sekisho.server.stepup;

import io.sekisho.engine.state.Method;
import io.sekisho.server.challenge.Asking;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.ChallengeDocument.Status;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.event.FactFinder;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.ProblemException;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.SetCookie;
import io.sekisho.server.http.WireNames;
import io.sekisho.server.stepup.Openings.Opening;
import java.net.URI;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages at {@code /step-up/{id}}. Every step is a form that works without a script, and ends in a redirect to the page, so that going
 * back or reloading repeats nothing.
 */
public final class StepUpRoutes {

    private static final String COOKIE = "step-up";

    /** Longer than any challenge lives. */
    private static final Duration COOKIE_AGE = Duration.ofHours(1);

    private static final Duration WAIT = Duration.ofSeconds(20);

    private final Challenges challenges;
    private final Openings openings;
    private final StepUpPages pages;
    private final ReturnOrigins returnOrigins;
    private final BrowserClients browsers;
    private final FactFinder facts;
    private final Disowning disowning;
    private final InstantSource clock;

    StepUpRoutes(
            Challenges challenges,
            Openings openings,
            StepUpPages pages,
            ReturnOrigins returnOrigins,
            BrowserClients browsers,
            FactFinder facts,
            Disowning disowning,
            InstantSource clock) {
        this.challenges = challenges;
        this.openings = openings;
        this.pages = pages;
        this.returnOrigins = returnOrigins;
        this.browsers = browsers;
        this.facts = facts;
        this.disowning = disowning;
        this.clock = clock;
    }

    public Routes routes() {
        return new Routes()
                .get("/step-up/{id}", Access.OPEN, this::page)
                .getWaiting("/step-up/{id}/status", Access.OPEN, this::status)
                .post("/step-up/{id}/start", Access.OPEN, Intake.FORM, this::start)
                .post("/step-up/{id}/answer", Access.OPEN, Intake.FORM, this::answer)
                .post("/step-up/{id}/passkey/options", Access.OPEN, Intake.JSON, this::passkeyOptions)
                .post("/step-up/{id}/passkey", Access.OPEN, Intake.JSON, this::passkey)
                .post("/step-up/{id}/not-me", Access.OPEN, Intake.FORM, this::notMe)
                .post("/step-up/{id}/stop", Access.OPEN, Intake.FORM, this::stop);
    }

    private Answer page(Call call) {
        String id = call.param("id");
        ChallengeDocument document = challenges.find(id).orElse(null);
        if (document == null) {
            return pages.unknown(call);
        }
        Opening opening = openings.find(id).orElse(null);
        if (opening != null) {
            return opening.by(call.cookie(COOKIE))
                    ? pages.of(call, id, document, opening.returnTo())
                    : pages.taken(call, document);
        }
        URI returnTo = returnOrigins.admit(call.query("return")).orElse(null);
        Optional<String> cookie = openings.open(id, returnTo, clock.instant());
        return cookie.isEmpty()
                ? pages.taken(call, document)
                : pages.of(call, id, document, returnTo == null ? null : returnTo.toString())
                        .with(SetCookie.HEADER, bound(call, id, cookie.get()));
    }

    private String bound(Call call, String id, String value) {
        return new SetCookie(COOKIE, value, address(id), COOKIE_AGE, false, browsers.secure(call)).header();
    }

    /** What the page's script waits for. */
    private Answer status(Call call) throws InterruptedException {
        String id = call.param("id");
        Opening opening = opening(call, id);
        Duration patience = call.query("wait") == null ? Duration.ZERO : WAIT;
        ChallengeDocument document =
                challenges.await(id, patience).orElseThrow(() -> unknown().exception());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", WireNames.of(document.statusAt(clock.instant())));
        told.put("passed", document.satisfiedLists());
        if (document.status() == Status.PASSED && opening.returnTo() != null) {
            told.put("goOn", ReturnOrigins.naming(URI.create(opening.returnTo()), id));
        }
        return Answer.json(200, told);
    }

    private Answer start(Call call) {
        String id = call.param("id");
        opening(call, id);
        Optional<Method> method = Method.ofWire(call.form().getOrDefault("method", ""));
        if (method.isEmpty()) {
            return back(id, Note.REFUSED);
        }
        try {
            challenges.start(id, method.get(), asking(call));
            return back(id, method.get() == Method.EMAIL_CODE ? Note.SENT : null);
        } catch (ProblemException e) {
            return back(id, Note.of(e.problem()));
        }
    }

    private Answer answer(Call call) {
        String id = call.param("id");
        Opening opening = opening(call, id);
        String digits = digits(call.form().getOrDefault("code", ""));
        if (digits.isEmpty()) {
            return back(id, Note.FORMAT);
        }
        try {
            Fields fields = Fields.of(Json.MAPPER.createObjectNode().put("code", digits));
            Challenges.Outcome outcome = challenges.answer(id, Method.EMAIL_CODE, asking(call), fields);
            return answered(id, opening, outcome);
        } catch (ProblemException e) {
            return back(id, Note.of(e.problem()));
        }
    }

    private Answer answered(String id, Opening opening, Challenges.Outcome outcome) {
        if (outcome.document().status() == Status.PASSED && opening.returnTo() != null) {
            return Answer.seeOther(ReturnOrigins.naming(URI.create(opening.returnTo()), id));
        }
        if (outcome.fields().get("reason") instanceof String reason) {
            return back(id, reason.equals("otherClient") ? Note.OTHER_CLIENT : Note.CODE_EXPIRED);
        }
        return back(id, outcome.fields().containsKey("attemptsLeft") ? Note.WRONG : null);
    }

    /** What the page's script asks the browser to show. */
    private Answer passkeyOptions(Call call) {
        String id = call.param("id");
        opening(call, id);
        Object options =
                challenges.start(id, Method.PASSKEY, asking(call)).fields().get("publicKey");
        if (options == null) {
            throw Problem.conflict("the challenge is over").exception();
        }
        return Answer.json(200, options);
    }

    /** What the browser showed; answered with where the page goes on. */
    private Answer passkey(Call call) {
        String id = call.param("id");
        Opening opening = opening(call, id);
        Fields fields = Fields.of(Json.MAPPER.createObjectNode().set("credential", call.json()));
        try {
            Challenges.Outcome outcome = challenges.answer(id, Method.PASSKEY, asking(call), fields);
            boolean on = outcome.document().status() == Status.PASSED;
            return goingOn(
                    on && opening.returnTo() != null
                            ? ReturnOrigins.naming(URI.create(opening.returnTo()), id)
                            : location(id, outcome.fields().isEmpty() ? null : Note.PASSKEY_WRONG));
        } catch (ProblemException e) {
            return goingOn(location(id, Note.of(e.problem())));
        }
    }

    private static Answer goingOn(String location) {
        return Answer.json(200, Map.of("location", location));
    }

    private Answer notMe(Call call) {
        String id = call.param("id");
        opening(call, id);
        disowning.disown(id);
        return back(id, null);
    }

    private Answer stop(Call call) {
        String id = call.param("id");
        opening(call, id);
        try {
            disowning.stopAccount(id);
            return back(id, Note.STOPPED);
        } catch (ProblemException e) {
            return back(id, Note.of(e.problem()));
        }
    }

    /** @throws ProblemException 403 where this is not the browser that opened the page */
    private Opening opening(Call call, String id) {
        Opening opening = openings.find(id).orElseThrow(() -> unknown().exception());
        if (!opening.by(call.cookie(COOKIE))) {
            throw new Problem(Problem.Kind.FORBIDDEN, "the page belongs to the browser that opened it").exception();
        }
        return opening;
    }

    private Asking asking(Call call) {
        var client = browsers.of(call);
        return new Asking(facts.network(client), client.userAgent());
    }

    /** Six digits however they are typed, full-width and with spaces too; nothing where they are not six. */
    private static String digits(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        return plain.matches("[0-9]{6}") ? plain : "";
    }

    private static Answer back(String id, @Nullable Note note) {
        return Answer.seeOther(location(id, note));
    }

    private static String location(String id, @Nullable Note note) {
        return address(id) + (note == null ? "" : "?note=" + note.wire());
    }

    static String address(String id) {
        return "/step-up/" + id;
    }

    private static Problem unknown() {
        return Problem.notFound("there is nothing to confirm here");
    }
}
