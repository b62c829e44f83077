package io.sekisho.server.containment;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.state.Method;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.Opening;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.WireNames;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Suspension and restoration under {@code /v1/accounts/{id}}. */
public final class ContainmentRoutes {

    private static final int TEXT_LENGTH_MAX = 2_000;
    private static final int ID_LENGTH_MAX = 128;
    private static final int SESSION_LENGTH_MAX = 256;
    private static final Access STAFF = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR);
    private static final Access STAFF_AND_BROKERAGE = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
    private static final int KEPT_MAX = 100;
    private static final Access STAFF_AND_AUDITOR = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR);
    private static final Access READERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS, Scope.AUDITOR);

    private final Containment containment;
    private final Restoration restoration;

    public ContainmentRoutes(Containment containment, Restoration restoration) {
        this.containment = containment;
        this.restoration = restoration;
    }

    public Routes routes() {
        return new Routes()
                .post("/v1/accounts/{id}/suspension", STAFF_AND_BROKERAGE, this::suspend)
                .get("/v1/accounts/{id}/suspension", READERS, this::standing)
                .post(
                        "/v1/accounts/{id}/restoration",
                        STAFF,
                        Intake.NONE,
                        call -> told(restoration.begin(call.principal(), call.param("id"))))
                .get("/v1/accounts/{id}/suspension/evidence", STAFF_AND_AUDITOR, this::evidence)
                .post("/v1/accounts/{id}/restoration/review", STAFF, this::review)
                .post("/v1/accounts/{id}/restoration/challenge", STAFF_AND_BROKERAGE, Intake.NONE, this::askWho)
                .post("/v1/accounts/{id}/restoration/identity", STAFF_AND_BROKERAGE, this::identity)
                .post(
                        "/v1/accounts/{id}/restoration/approvals",
                        Scope.SUPERVISOR,
                        Intake.NONE,
                        call -> told(restoration.approve(call.principal(), call.param("id"))))
                .post("/v1/accounts/{id}/restrictions/lift", STAFF, this::lift)
                .post("/v1/accounts/{id}/required-changes", STAFF_AND_BROKERAGE, this::require);
    }

    /** Who wants it. */
    private enum Asker {
        CUSTOMER
    }

    private record Suspend(
            String reason, @Nullable Asker by, @Nullable String challenge) {

        static Suspend read(Fields fields) {
            Suspend wanted = new Suspend(
                    fields.requiredText("reason", TEXT_LENGTH_MAX),
                    fields.optionalEnum("by", Asker.class),
                    fields.optionalText("challenge", ID_LENGTH_MAX));
            if (wanted.challenge() != null && wanted.by() == null) {
                fields.reject("challenge", "goes with \"by\": \"customer\" only");
            }
            return wanted;
        }
    }

    private record Reviewed(Set<String> devices, Set<String> passkeys) {

        static Reviewed read(Fields fields) {
            for (String field : List.of("devices", "passkeys")) {
                if (!fields.has(field)) {
                    fields.reject(field, "is missing: name the ids to keep, or [] to remove all");
                }
            }
            return new Reviewed(
                    Set.copyOf(fields.texts("devices", KEPT_MAX, ID_LENGTH_MAX)),
                    Set.copyOf(fields.texts("passkeys", KEPT_MAX, ID_LENGTH_MAX)));
        }
    }

    private Answer suspend(Call call) {
        Suspend wanted = call.read(Suspend::read);
        String account = call.param("id");
        return told(
                wanted.by() == Asker.CUSTOMER
                        ? containment.suspendForCustomer(call.principal(), account, wanted.reason(), wanted.challenge())
                        : containment.suspend(call.principal(), account, wanted.reason()));
    }

    private Answer evidence(Call call) {
        String account = call.param("id");
        if (containment.standing(account).isEmpty()) {
            throw Problem.notFound("there is no such account").exception();
        }
        return Answer.json(200, Map.of("evidence", containment.evidence(account)));
    }

    private Answer review(Call call) {
        Reviewed reviewed = call.read(Reviewed::read);
        return told(restoration.review(call.principal(), call.param("id"), reviewed.devices(), reviewed.passkeys()));
    }

    private Answer standing(Call call) {
        Optional<Standing> standing = containment.standing(call.param("id"));
        return told(standing.orElseThrow(
                () -> Problem.notFound("there is no such account").exception()));
    }

    private Answer askWho(Call call) {
        Opening opening = restoration.askWho(call.principal(), call.param("id"));
        ChallengeDocument document = opening.document();
        List<List<String>> require = document.require().stream()
                .map(list -> list.stream().map(Method::wire).toList())
                .toList();
        return Answer.json(
                201,
                Map.of(
                        "id",
                        opening.id(),
                        "require",
                        require,
                        "methods",
                        document.open().stream().map(Method::wire).toList(),
                        "url",
                        "/step-up/" + opening.id(),
                        "expiresAt",
                        document.expiresAt()));
    }

    private record Identity(
            @Nullable String challenge, @Nullable String documents) {

        static Identity read(Fields fields) {
            Identity identity = new Identity(
                    fields.optionalText("challenge", ID_LENGTH_MAX), fields.optionalText("documents", TEXT_LENGTH_MAX));
            if ((identity.challenge() == null) == (identity.documents() == null)) {
                fields.reject("documents", "must be there, or else challenge: what the identity was verified by");
            }
            return identity;
        }
    }

    private Answer identity(Call call) {
        Identity identity = call.read(Identity::read);
        String account = call.param("id");
        if (identity.documents() != null) {
            return told(restoration.identifiedByDocuments(call.principal(), account, identity.documents()));
        }
        String challenge = String.valueOf(identity.challenge());
        return told(restoration.identifiedByChallenge(call.principal(), account, challenge));
    }

    private record Required(Set<Change.Field> fields, String reason) {

        static Required read(Fields body) {
            EnumSet<Change.Field> wanted = EnumSet.noneOf(Change.Field.class);
            List<String> names = body.texts("fields", Change.Field.values().length, ID_LENGTH_MAX);
            for (String name : names) {
                Arrays.stream(Change.Field.values())
                        .filter(field -> WireNames.of(field).equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                wanted::add,
                                () -> body.reject("fields", "must name fields of changes only, such as password"));
            }
            if (names.isEmpty()) {
                body.reject("fields", "must name at least one field, such as password");
            }
            return new Required(wanted, body.requiredText("reason", TEXT_LENGTH_MAX));
        }
    }

    private Answer require(Call call) {
        Required required = call.read(Required::read);
        return told(restoration.require(call.principal(), call.param("id"), required.fields(), required.reason()));
    }

    private record Lifted(String session, String reason) {
        static Lifted read(Fields fields) {
            return new Lifted(
                    fields.requiredText("session", SESSION_LENGTH_MAX), fields.requiredText("reason", TEXT_LENGTH_MAX));
        }
    }

    private Answer lift(Call call) {
        Lifted lifted = call.read(Lifted::read);
        String caseId = containment.lift(call.principal(), call.param("id"), lifted.session(), lifted.reason());
        return Answer.json(
                200, Map.of("account", call.param("id"), "session", lifted.session(), "entry", "full", "case", caseId));
    }

    private static Answer told(Standing standing) {
        return Answer.json(200, standing.told());
    }
}
