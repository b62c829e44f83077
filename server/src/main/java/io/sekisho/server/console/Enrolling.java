package io.sekisho.server.console;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Routes;
import io.sekisho.server.page.Frame;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.user.Enrolments;
import io.sekisho.server.user.Origins;
import io.sekisho.server.user.Passkeys;
import io.sekisho.server.webauthn.RelyingParty;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page behind a one-time link: a password with an app for codes, or a passkey. */
final class Enrolling {

    private static final String PAGE = "/console/enrol/{token}";

    private final Console console;
    private final Enrolments enrolments;
    private final Passkeys passkeys;
    private final Origins origins;

    Enrolling(Console console, Enrolments enrolments, Passkeys passkeys, Origins origins) {
        this.console = console;
        this.enrolments = enrolments;
        this.passkeys = passkeys;
        this.origins = origins;
    }

    void addTo(Routes routes) {
        routes.get(PAGE, Access.OPEN, call -> form(call, 200, null))
                .post(PAGE, Access.OPEN, Intake.FORM, this::withPassword)
                .post(PAGE + "/passkey/options", Access.OPEN, Intake.JSON, this::options)
                .post(PAGE + "/passkey", Access.OPEN, Intake.JSON, this::withPasskey);
    }

    private Answer form(Call call, int status, @Nullable String trouble) {
        Optional<Enrolments.Pending> pending = enrolments.find(call.param("token"));
        Map<String, Object> parameters = new HashMap<>();
        Frame frame = console.frame(call);
        parameters.put("frame", frame);
        parameters.put("trouble", trouble == null ? "" : trouble);
        if (pending.isEmpty()) {
            return language(call, console.html(404, "console/no-link.jte", Map.of("frame", frame)));
        }
        parameters.put("name", pending.get().user().name());
        parameters.put("role", frame.say("role." + pending.get().user().role().wireName()));
        parameters.put("secret", spaced(pending.get().secret().value()));
        parameters.put("code", QrCode.of(pending.get().uri().value()));
        parameters.put("passkeys", origins.party(call.header("Host")).isPresent());
        return language(call, console.html(status, "console/enrol.jte", parameters));
    }

    private Answer language(Call call, Answer answer) {
        return console.language(call).remembered(answer, console.secure(call));
    }

    /** In groups of four, as people type it. */
    private static String spaced(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private Answer withPassword(Call call) {
        SameSite.require(call);
        Map<String, String> form = call.form();
        String password = form.getOrDefault("password", "");
        if (!password.equals(form.getOrDefault("again", ""))) {
            return form(call, 422, console.frame(call).say("enrol.notAgain"));
        }
        Enrolments.Outcome outcome = enrolments.complete(
                call.param("token"),
                new Secret(password),
                form.getOrDefault("code", "").replace(" ", ""));
        return switch (outcome) {
            case DONE, NO_LINK -> Answer.seeOther(outcome == Enrolments.Outcome.DONE ? done() : call.path());
            case PASSWORD_SHORT, PASSWORD_LONG, PASSWORD_HOLDS_NAME, WRONG_CODE ->
                form(call, 422, console.frame(call).say("enrol." + outcome));
        };
    }

    private static String done() {
        return Console.SIGN_IN + "?enrolled=yes";
    }

    private Answer options(Call call) {
        SameSite.require(call);
        return origins.party(call.header("Host"))
                .flatMap(party -> passkeys.creation(call.param("token"), party))
                .map(options -> Answer.json(200, options))
                .orElseGet(() -> refused(call));
    }

    private Answer withPasskey(Call call) {
        SameSite.require(call);
        Optional<RelyingParty> party = origins.party(call.header("Host"));
        Enrolments.Outcome outcome = party.isEmpty()
                ? Enrolments.Outcome.NO_LINK
                : passkeys.enrol(call.param("token"), party.get(), new String(call.body(), StandardCharsets.UTF_8));
        return outcome == Enrolments.Outcome.DONE ? Answer.json(200, Map.of("location", done())) : refused(call);
    }

    private Answer refused(Call call) {
        return Answer.json(409, Map.of("message", console.frame(call).say("enrol.noPasskey")));
    }
}
