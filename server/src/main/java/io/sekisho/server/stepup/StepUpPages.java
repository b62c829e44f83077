package io.sekisho.server.stepup;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.state.Method;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.ChallengeDocument.Asked;
import io.sekisho.server.challenge.ChallengeDocument.Status;
import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.page.Asset;
import io.sekisho.server.page.Assets;
import io.sekisho.server.page.ContentPolicy;
import io.sekisho.server.page.Frame;
import io.sekisho.server.page.PageLanguage;
import io.sekisho.server.page.Pages;
import io.sekisho.server.stepup.StepUpView.Choice;
import io.sekisho.server.stepup.StepUpView.Code;
import io.sekisho.server.stepup.StepUpView.Fact;
import io.sekisho.server.stepup.StepUpView.State;
import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Origin;
import io.sekisho.server.wording.Visible;
import io.sekisho.server.wording.Wording;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes the pages: what a challenge is, in words. */
final class StepUpPages {

    static final List<Asset> ASSETS =
            List.of(Asset.own("step-up.css"), Asset.own("step-up.js"), Asset.own("passkey.js"));

    private static final String BUNDLE = "io.sekisho.server.stepup.texts";
    private static final String TEMPLATE = "stepup/step-up.jte";

    private final Pages pages;
    private final Assets assets;
    private final String brand;
    private final ContentPolicy policy;
    private final BrowserClients browsers;
    private final Profiles profiles;
    private final Predicate<String> delayed;
    private final Predicate<String> passkeysAt;
    private final CallInvitations calls;
    private final InstantSource clock;
    private final Function<Language, String> warning;
    private final Function<String, Set<Change.Field>> recommended;
    private final Map<Language, Wording> wordings = Wording.inEach(BUNDLE);

    /**
     * @param delayed whether a challenge's mail waits for the mail server
     * @param warning what everybody is told just now; empty: nothing
     * @param recommended what an account is advised to change
     */
    StepUpPages(
            Pages pages,
            Assets assets,
            String brand,
            ReturnOrigins returnOrigins,
            BrowserClients browsers,
            Profiles profiles,
            Predicate<String> delayed,
            Predicate<String> passkeysAt,
            CallInvitations calls,
            InstantSource clock,
            Function<Language, String> warning,
            Function<String, Set<Change.Field>> recommended) {
        this.pages = pages;
        this.assets = assets;
        this.brand = brand;
        this.policy = new ContentPolicy(returnOrigins.origins());
        this.browsers = browsers;
        this.profiles = profiles;
        this.delayed = delayed;
        this.passkeysAt = passkeysAt;
        this.calls = calls;
        this.clock = clock;
        this.warning = warning;
        this.recommended = recommended;
    }

    Answer unknown(Call call) {
        return bare(404, call, PageLanguage.of(call, Language.JA), State.UNKNOWN);
    }

    /** Nothing of the challenge is shown: whoever asks may be anybody. */
    Answer taken(Call call, ChallengeDocument document) {
        return bare(403, call, language(call, document), State.TAKEN);
    }

    private Answer bare(int status, Call call, PageLanguage language, State state) {
        String address = StepUpRoutes.address(call.param("id"));
        return answer(
                status,
                call,
                language,
                new StepUpView(
                        frame(language, address),
                        brand,
                        address,
                        state,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        0,
                        0,
                        0,
                        false,
                        null),
                "");
    }

    Answer of(Call call, String id, ChallengeDocument document, @Nullable String returnTo) {
        Instant now = clock.instant();
        PageLanguage language = language(call, document);
        Wording words = words(language);
        Code code = code(id, document, words, now);
        CallView calling = calls.find(id, document)
                .map(invitation -> CallView.of(invitation, words))
                .orElse(null);
        State state = state(document, now, underway(call, document, code, calling));
        StepUpView view = new StepUpView(
                frame(language, StepUpRoutes.address(id)),
                brand,
                StepUpRoutes.address(id),
                state,
                facts(document, words),
                document.open().stream()
                        .map(method -> choice(call, method, words))
                        .toList(),
                code,
                calling,
                note(call, document, state, code, words),
                document.attemptsLeft(),
                document.satisfiedLists(),
                document.require().size(),
                mayStop(call, document, state, now),
                returnTo == null ? null : ReturnOrigins.naming(URI.create(returnTo), id));
        // Only to whoever has shown who he is: what is recommended to an account is nobody else's business.
        String advice = state == State.PASSED ? advice(document.account(), words) : "";
        return answer(200, call, language, view, advice);
    }

    private String advice(String account, Wording words) {
        Set<Change.Field> fields = recommended.apply(account);
        if (fields.isEmpty()) {
            return "";
        }
        String which = fields.size() > 1 ? "both" : fields.contains(Change.Field.PIN) ? "pin" : "password";
        return words.say("recommended.text", words.say("recommended." + which));
    }

    private Answer answer(int status, Call call, PageLanguage language, StepUpView view, String advice) {
        Answer answer = pages.html(
                status,
                TEMPLATE,
                Map.of("page", view, "warning", warning.apply(language.language()), "advice", advice),
                policy);
        return language.remembered(answer, browsers.secure(call));
    }

    private PageLanguage language(Call call, ChallengeDocument document) {
        return PageLanguage.of(
                call, Language.of(profiles.find(document.account()).language()));
    }

    private Wording words(PageLanguage language) {
        return Objects.requireNonNull(wordings.get(language.language()));
    }

    private Frame frame(PageLanguage language, String address) {
        return new Frame(words(language), assets, address);
    }

    /** The method begun last, unless another is to be chosen. */
    private static State underway(
            Call call, ChallengeDocument document, @Nullable Code code, @Nullable CallView calling) {
        if (call.query("choose") != null || (code == null && calling == null)) {
            return State.CHOOSE;
        }
        boolean calledLast = code == null || document.calledLast();
        return calling != null && calledLast ? State.CALL : code == null ? State.CHOOSE : State.CODE;
    }

    private static State state(ChallengeDocument document, Instant now, State underway) {
        Status status = document.statusAt(now);
        return switch (status) {
            case PENDING -> underway;
            case PASSED -> State.PASSED;
            case FAILED -> document.isDisowned() ? State.DISOWNED : State.FAILED;
            case EXPIRED -> State.EXPIRED;
        };
    }

    private @Nullable Code code(String id, ChallengeDocument document, Wording words, Instant now) {
        ChallengeDocument.Code code = document.code();
        if (code == null || !document.open().contains(Method.EMAIL_CODE)) {
            return null;
        }
        long resendIn = Math.max(0, Duration.between(now, code.resendAfter()).toSeconds());
        boolean good = now.isBefore(code.expiresAt());
        return new Code(code.sentTo(), delayed.test(id), words.time(code.expiresAt()), resendIn, good);
    }

    private Choice choice(Call call, Method method, Wording words) {
        String key = "method." + method.wire();
        boolean here = method != Method.PASSKEY || passkeysAt.test(origin(call));
        return new Choice(method.wire(), words.say(key), words.say(here ? key + ".hint" : key + ".elsewhere"), here);
    }

    /** As the browser names it. */
    private String origin(Call call) {
        return (browsers.secure(call) ? "https" : "http")
                + call.origin().substring(call.origin().indexOf(':'));
    }

    /** Of an account that he has just stopped, nothing is left to stop. */
    private static boolean mayStop(Call call, ChallengeDocument document, State state, Instant now) {
        boolean over = state == State.PASSED || state == State.DISOWNED;
        return over && document.proves(now) && !Note.STOPPED.wire().equals(call.query("note"));
    }

    private static StepUpView.@Nullable Note note(
            Call call, ChallengeDocument document, State state, @Nullable Code code, Wording words) {
        if (state == State.DISOWNED && Note.STOPPED.wire().equals(call.query("note"))) {
            return new StepUpView.Note(Note.STOPPED.kind(), words.say("note." + Note.STOPPED.wire()));
        }
        if (state != State.CODE && state != State.CHOOSE && state != State.CALL) {
            return null;
        }
        Note note = Note.ofWire(call.query("note")).orElse(null);
        if (note == null && state == State.CODE && code != null && !code.good()) {
            note = Note.CODE_EXPIRED;
        }
        if (note == null && document.wasAnsweredElsewhere()) {
            note = Note.TRIED_ELSEWHERE;
        }
        return note == null ? null : new StepUpView.Note(note.kind(), words.say("note." + note.wire()));
    }

    private static List<Fact> facts(ChallengeDocument document, Wording words) {
        Asked asked = document.asked();
        if (document.identifies()) {
            return List.of(
                    fact("operation", words.say("identity"), words),
                    fact("account", Visible.masked(document.account()), words),
                    fact("time", words.time(asked.at()), words));
        }
        Origin origin = Origin.of(asked.browser(), asked.network());
        return List.of(
                fact("operation", words.approval(document.subject().action(document.operation())), words),
                fact("account", Visible.masked(document.account()), words),
                fact("device", words.device(origin), words),
                fact("place", words.place(origin), words),
                fact("time", words.time(asked.at()), words));
    }

    private static Fact fact(String key, String value, Wording words) {
        return new Fact(words.say("fact." + key), value);
    }
}
