package io.sekisho.server.console;

import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Routes;
import io.sekisho.server.page.Frame;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.user.Origins;
import io.sekisho.server.user.Passkeys;
import io.sekisho.server.user.Role;
import io.sekisho.server.user.SignIn;
import io.sekisho.server.webauthn.RelyingParty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages where users come in and go out. */
final class Door {

    private static final String HOME = "/console/";

    private static final String NONE = "";

    private final Console console;
    private final SignIn signIn;
    private final Passkeys passkeys;
    private final Origins origins;
    private final BrowserClients clients;

    Door(Console console, SignIn signIn, Passkeys passkeys, Origins origins, BrowserClients clients) {
        this.console = console;
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.origins = origins;
        this.clients = clients;
    }

    void addTo(Routes routes) {
        routes.get(Console.SIGN_IN, Access.OPEN, call -> form(call, 200, null))
                .post(Console.SIGN_IN, Access.OPEN, Intake.FORM, this::withPassword)
                .post(Console.SIGN_IN + "/passkey/options", Access.OPEN, Intake.JSON, this::options)
                .post(Console.SIGN_IN + "/passkey", Access.OPEN, Intake.JSON, this::withPasskey)
                .post(
                        "/console/sign-out",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(
                                Visit.Section.OVERVIEW,
                                Door::anybody,
                                (call, visit) -> console.signedOut(call, Answer.seeOther(Console.SIGN_IN))));
    }

    private static boolean anybody(Role role) {
        return true;
    }

    private Answer form(Call call, int status, @Nullable String trouble) {
        Frame frame = console.frame(call);
        Answer page = console.html(
                status,
                "console/sign-in.jte",
                Map.of(
                        "frame",
                        frame,
                        "trouble",
                        Objects.requireNonNullElse(trouble, NONE),
                        "next",
                        next(call.query("next")),
                        "enrolled",
                        call.query("enrolled") != null,
                        "passkeys",
                        origins.party(call.header("Host")).isPresent()));
        return console.language(call).remembered(page, console.secure(call));
    }

    private Answer withPassword(Call call) {
        SameSite.require(call);
        Map<String, String> form = call.form();
        SignIn.Result result = signIn.password(
                form.getOrDefault("name", ""),
                new Secret(form.getOrDefault("password", "")),
                form.getOrDefault("code", ""),
                clients.address(call));
        return switch (result) {
            case SignIn.Result.Welcome welcome ->
                console.signedIn(call, Answer.seeOther(next(form.get("next"))), welcome.cookie());
            case SignIn.Result.Refused refused ->
                form(call, 401, console.frame(call).say("signIn.refused"));
            case SignIn.Result.TooMany many ->
                form(call, 429, tooMany(call, many.until())).with("Retry-After", seconds(many.until()));
        };
    }

    private String tooMany(Call call, Duration wait) {
        return console.frame(call).say("signIn.tooMany", Long.toString(wait.toMinutes() + 1));
    }

    private static String seconds(Duration wait) {
        return Long.toString(wait.toSeconds() + 1);
    }

    private Answer options(Call call) {
        SameSite.require(call);
        Optional<Duration> wait = signIn.mustWait(clients.address(call));
        if (wait.isPresent()) {
            return Answer.json(429, Map.of("message", tooMany(call, wait.get())))
                    .with("Retry-After", seconds(wait.get()));
        }
        return origins.party(call.header("Host"))
                .map(party -> Answer.json(200, passkeys.request(party)))
                .orElseGet(() ->
                        Answer.json(409, Map.of("message", console.frame(call).say("signIn.noPasskeyHere"))));
    }

    private Answer withPasskey(Call call) {
        SameSite.require(call);
        Optional<RelyingParty> party = origins.party(call.header("Host"));
        if (party.isEmpty()) {
            return Answer.json(409, Map.of("message", console.frame(call).say("signIn.noPasskeyHere")));
        }
        String response = new String(call.body(), StandardCharsets.UTF_8);
        return switch (signIn.passkey(party.get(), response, clients.address(call))) {
            case SignIn.Result.Welcome welcome ->
                console.signedIn(call, Answer.json(200, Map.of("location", HOME)), welcome.cookie());
            case SignIn.Result.Refused refused ->
                Answer.json(401, Map.of("message", console.frame(call).say("signIn.refused")));
            case SignIn.Result.TooMany many ->
                Answer.json(429, Map.of("message", tooMany(call, many.until())))
                        .with("Retry-After", seconds(many.until()));
        };
    }

    /** Only within the console: a link to the sign-in page leads nowhere else. */
    private static String next(@Nullable String wanted) {
        if (wanted == null || !wanted.startsWith(HOME) || wanted.contains("//")) {
            return HOME;
        }
        return wanted.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\') ? wanted : HOME;
    }
}
