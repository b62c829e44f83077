package io.sekisho.server.passkey;

import io.sekisho.server.event.EventReader;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/accounts/{id}/passkeys}, {@code /v1/passkeys}, and which origins may use the domain's passkeys. */
final class PasskeyRoutes {

    static final int PROOF_LENGTH_MAX = 4096;

    private static final int ID_LENGTH_MAX = 128;
    private static final int NAME_LENGTH_MAX = 60;
    private static final int USER_NAME_LENGTH_MAX = 64;
    private static final int REASON_LENGTH_MAX = 2_000;
    private static final Access READERS = Access.anyOf(Scope.ACCOUNTS, Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR);
    private static final Access REMOVERS = Access.anyOf(Scope.ACCOUNTS, Scope.SUPERVISOR, Scope.ADMIN);

    private final Enrolment enrolment;
    private final Care care;
    private final PasskeyLogin login;
    private final Party party;
    private final Runnable mailsWaiting;
    private final InstantSource clock;

    PasskeyRoutes(
            Enrolment enrolment,
            Care care,
            PasskeyLogin login,
            Party party,
            Runnable mailsWaiting,
            InstantSource clock) {
        this.enrolment = enrolment;
        this.care = care;
        this.login = login;
        this.party = party;
        this.mailsWaiting = mailsWaiting;
        this.clock = clock;
    }

    Routes routes() {
        return new Routes()
                .post("/v1/accounts/{id}/passkeys/options", Scope.ACCOUNTS, this::creation)
                .post("/v1/accounts/{id}/passkeys", Scope.ACCOUNTS, this::register)
                .get("/v1/accounts/{id}/passkeys", READERS, this::list)
                .delete("/v1/accounts/{id}/passkeys/{passkey}", REMOVERS, this::remove)
                .post("/v1/passkeys/options", Scope.ASSESS, Intake.NONE, call -> Answer.json(200, login.options()))
                .post("/v1/passkeys/verify", Scope.ASSESS, this::verify)
                .get("/.well-known/webauthn", Access.OPEN, this::relatedOrigins);
    }

    private record Wanted(Approvals.Shown shown, @Nullable String userName) {

        static Wanted read(Fields fields) {
            return new Wanted(
                    required(PasskeyRoutes.shown(fields), fields),
                    fields.optionalText("userName", USER_NAME_LENGTH_MAX));
        }
    }

    private Answer creation(Call call) {
        Wanted wanted = call.read(Wanted::read);
        return Answer.json(200, enrolment.options(call.param("id"), wanted.shown(), wanted.userName()));
    }

    private record Made(String credential, String name, Approvals.@Nullable Shown shown) {

        static Made read(Fields fields) {
            return new Made(
                    PasskeyRoutes.credential(fields),
                    fields.requiredText("name", NAME_LENGTH_MAX),
                    PasskeyRoutes.shown(fields));
        }
    }

    private Answer register(Call call) {
        Made made = call.read(Made::read);
        Kept kept = enrolment.register(call.param("id"), made.credential(), made.name(), made.shown());
        mailsWaiting.run();
        return Answer.json(201, kept.told(care.waits()));
    }

    private Answer list(Call call) {
        return Answer.json(200, Map.of("passkeys", care.told(call.param("id"))));
    }

    private Answer remove(Call call) {
        String account = call.param("id");
        String passkey = call.param("passkey");
        String reason = query(call, "reason", REASON_LENGTH_MAX);
        String proof = query(call, "proof", PROOF_LENGTH_MAX);
        String assessment = query(call, "assessment", ID_LENGTH_MAX);
        if (reason != null) {
            care.remove(call.principal(), account, passkey, reason);
        } else if ((proof == null) == (assessment == null)) {
            throw Problem.invalid(List.of(new FieldError(
                            "?proof",
                            "must be there, or else assessment: what approves it; a supervisor gives a reason")))
                    .exception();
        } else {
            call.principal().requireAnyOf(Scope.ACCOUNTS);
            care.remove(account, passkey, new Approvals.Shown(proof, assessment));
        }
        return Answer.empty();
    }

    private static @Nullable String query(Call call, String name, int max) {
        String text = call.query(name);
        if (text != null
                && (text.isBlank() || text.length() > max || text.chars().anyMatch(Character::isISOControl))) {
            throw Problem.invalid(List.of(new FieldError(
                            "?" + name, "must be 1 to " + max + " characters without control characters")))
                    .exception();
        }
        return text;
    }

    private record Presented(String credential) {

        static Presented read(Fields fields) {
            EventReader.client(fields.child("client"));
            return new Presented(PasskeyRoutes.credential(fields));
        }
    }

    private Answer verify(Call call) {
        Kept kept = login.verify(call.read(Presented::read).credential());
        Duration waits = care.waits();
        Instant now = clock.instant();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("account", kept.account());
        told.put("passkey", kept.id());
        told.put("userVerified", true);
        told.put("phishingResistant", !now.isBefore(kept.countsFrom(waits)));
        told.put("countsFrom", kept.countsFrom(waits));
        return Answer.json(200, told);
    }

    /** Related Origin Requests (WebAuthn Level 3, 5.11): served at the domain itself, it admits origins outside of it. */
    private Answer relatedOrigins(Call call) {
        return Answer.json(
                200,
                Map.of("origins", party.require().origins().stream().sorted().toList()));
    }

    private static String credential(Fields fields) {
        return fields.child("credential").json().toString();
    }

    private static Approvals.@Nullable Shown shown(Fields fields) {
        String proof = fields.optionalText("proof", PROOF_LENGTH_MAX);
        String assessment = fields.optionalText("assessment", ID_LENGTH_MAX);
        if (proof != null && assessment != null) {
            fields.reject("assessment", "must be left out where there is a proof");
        }
        return proof == null && assessment == null ? null : new Approvals.Shown(proof, assessment);
    }

    private static Approvals.Shown required(Approvals.@Nullable Shown shown, Fields fields) {
        if (shown == null) {
            fields.reject("proof", "must be there, or else assessment: what approves the change");
        }
        return shown == null ? new Approvals.Shown(null, "") : shown;
    }
}
