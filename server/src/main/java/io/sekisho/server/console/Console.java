package io.sekisho.server.console;

import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Handler;
import io.sekisho.server.http.Method;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.ProblemException;
import io.sekisho.server.http.SetCookie;
import io.sekisho.server.page.Assets;
import io.sekisho.server.page.ContentPolicy;
import io.sekisho.server.page.Frame;
import io.sekisho.server.page.PageLanguage;
import io.sekisho.server.page.Pages;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.user.Origins;
import io.sekisho.server.user.Role;
import io.sekisho.server.user.Sessions;
import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Wording;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What all pages of the console share: who is looking, in which language, whether a post is the user's own, how errors look. */
final class Console {

    static final String SIGN_IN = "/console/sign-in";

    /** RFC 6265bis 4.1.3.2: browsers accept this name only over HTTPS, for this host alone. */
    private static final String SECURE_COOKIE = "__Host-sekisho-console";

    private static final String COOKIE = "sekisho-console";
    private static final String CSRF_FIELD = "csrf";
    private static final String CSRF_HEADER = "X-Csrf";

    private final Pages pages;
    private final Map<Language, Wording> words = Wording.inEach("io.sekisho.server.console.wording");
    private final Assets assets;
    private final Sessions sessions;
    private final Origins origins;
    private final BrowserClients clients;

    Console(Pages pages, Assets assets, Sessions sessions, Origins origins, BrowserClients clients) {
        this.pages = pages;
        this.assets = assets;
        this.sessions = sessions;
        this.origins = origins;
        this.clients = clients;
    }

    /** Shows something to someone signed in. */
    @FunctionalInterface
    interface Page {
        Answer show(Call call, Visit visit) throws Exception;
    }

    /** A page that a person opened. */
    Handler page(Visit.Section section, Page page) {
        return call -> signedIn(call, section, true, page);
    }

    /** What a page asks for by itself: that keeps nobody signed in. */
    Handler news(Visit.Section section, Page page) {
        return call -> signedIn(call, section, false, page);
    }

    /** A form sent by someone whose role allows it. */
    Handler action(Visit.Section section, Predicate<Role> allowed, Page page) {
        return call -> signedIn(call, section, true, (sent, visit) -> {
            SameSite.require(sent);
            requireToken(sent, visit);
            if (!allowed.test(visit.user().role())) {
                throw Problem.forbidden(visit.say("error.role", visit.role())).exception();
            }
            return page.show(sent, visit);
        });
    }

    private static void requireToken(Call call, Visit visit) {
        String header = call.header(CSRF_HEADER);
        String sent = header == null ? call.form().getOrDefault(CSRF_FIELD, "") : header;
        if (!new Secret(sent).equals(new Secret(visit.csrf()))) {
            throw Problem.forbidden(visit.say("error.csrf")).exception();
        }
    }

    private Answer signedIn(Call call, Visit.Section section, boolean active, Page page) throws Exception {
        Optional<Sessions.Session> session = session(call, active);
        if (session.isEmpty()) {
            return toSignIn(call);
        }
        Frame frame = frame(call);
        Visit visit = new Visit(
                frame, session.get().user(), section, session.get().csrf().value());
        try {
            return language(call).remembered(page.show(call, visit), secure(call));
        } catch (ProblemException e) {
            return html(e.problem().status(), "console/error.jte", Map.of("visit", visit, "problem", e.problem()));
        }
    }

    private static Answer toSignIn(Call call) {
        if (call.header("HX-Request") != null) {
            return Answer.empty().with("HX-Redirect", SIGN_IN);
        }
        String from = call.method() == Method.GET ? call.path() : "/console/";
        return Answer.seeOther(SIGN_IN + "?next=" + URLEncoder.encode(from, StandardCharsets.UTF_8));
    }

    Optional<Sessions.Session> session(Call call, boolean active) {
        String cookie = call.cookie(cookieName(call));
        return cookie == null ? Optional.empty() : sessions.find(cookie, active);
    }

    Answer signedIn(Call call, Answer answer, Secret cookie) {
        return answer.with(
                SetCookie.HEADER,
                new SetCookie(cookieName(call), cookie.value(), "/", Sessions.LASTS, true, secure(call)).header());
    }

    Answer signedOut(Call call, Answer answer) {
        String cookie = call.cookie(cookieName(call));
        if (cookie != null) {
            sessions.end(cookie);
        }
        return answer.with(
                SetCookie.HEADER, new SetCookie(cookieName(call), "", "/", Duration.ZERO, true, secure(call)).header());
    }

    private String cookieName(Call call) {
        return secure(call) ? SECURE_COOKIE : COOKIE;
    }

    boolean secure(Call call) {
        return origins.secure(call.header("Host")) || clients.secure(call);
    }

    PageLanguage language(Call call) {
        return PageLanguage.of(call, Language.JA);
    }

    Frame frame(Call call) {
        Wording wording = words.get(language(call).language());
        if (wording == null) {
            throw new IllegalStateException("every language has its wording");
        }
        return new Frame(wording, assets, call.path());
    }

    Answer html(int status, String template, Map<String, Object> parameters) {
        // Pages of ours are told where a form came from; no other site is.
        return pages.html(status, template, parameters, ContentPolicy.OWN).with("Referrer-Policy", "same-origin");
    }

    /** A page of someone signed in. */
    Answer html(Visit visit, String template, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("visit", visit);
        return html(200, template, all);
    }
}
