package io.sekisho.server.passkey;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Operation;
import io.sekisho.server.assess.Assessments;
import io.sekisho.server.challenge.Proofs;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.ProblemException;
import io.sekisho.server.http.WireNames;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Nobody adds or removes a passkey without a change that was allowed, or challenged and proven. A change serves once, for its account, within
 * a few minutes; as many attempts of the browser's as are needed count as one.
 */
final class Approvals {

    /** From when a change was first shown: long enough for somebody who looks for his key. */
    static final Duration SERVES = Duration.ofMinutes(10);

    private final Assessments assessments;
    private final Proofs proofs;

    Approvals(Assessments assessments, Proofs proofs) {
        this.assessments = assessments;
        this.proofs = proofs;
    }

    /**
     * What is shown: one of both.
     *
     * @param proof      of a challenged change
     * @param assessment an allowed change
     */
    record Shown(@Nullable String proof, @Nullable String assessment) {}

    /** @param session absent where the change was in none */
    record Approval(String assessment, @Nullable String session) {}

    /**
     * The change that is shown, kept for its time; a proof is consumed by it.
     *
     * @throws ProblemException 409 (used, or too late), 422 (approves something else)
     */
    Approval admit(Handle handle, String account, Shown shown, Instant now) {
        return shown.proof() == null
                ? allowed(handle, account, Objects.requireNonNull(shown.assessment()), now)
                : proven(handle, account, shown.proof(), now);
    }

    /** @throws ProblemException 409 where the change has served already, or it is too late */
    void use(Handle handle, Approval approval, Instant now) {
        int first = handle.execute(
                "UPDATE passkey_change SET used_at = ? WHERE assessment = ? AND used_at IS NULL AND expires_at > ?",
                now.atOffset(ZoneOffset.UTC),
                approval.assessment(),
                now.atOffset(ZoneOffset.UTC));
        if (first != 1) {
            throw over().exception();
        }
    }

    /** A change shown before. */
    Approval find(Handle handle, String assessment) {
        return row(handle, assessment).map(Row::approval).orElseThrow(() -> over().exception());
    }

    private Approval allowed(Handle handle, String account, String assessment, Instant now) {
        Assessments.Stored stored = assessments
                .find(assessment)
                .filter(known -> known.account().equals(account) && isPasskeyChange(known))
                .orElseThrow(() -> wrong("assessment", "must be a change of passkey of this account")
                        .exception());
        // What a policy merely lets through has nobody's step-up behind it; a released hold has a person's.
        boolean released = stored.record().decision() == Decision.ALLOW
                && stored.record().reasons().stream()
                        .anyMatch(reason -> reason.code().equals("HOLD_RELEASED"));
        if (!released) {
            throw wrong(
                            "assessment",
                            "must repeat a change that was held and released; otherwise show a challenge's proof")
                    .exception();
        }
        if (!now.isBefore(stored.receivedAt().plus(SERVES))) {
            throw wrong("assessment", "must be of the last " + SERVES.toMinutes() + " minutes; ask again")
                    .exception();
        }
        Approval approval = new Approval(assessment, session(stored));
        keep(handle, account, approval, stored.receivedAt().plus(SERVES));
        return current(handle, assessment, now);
    }

    private Approval proven(Handle handle, String account, String proof, Instant now) {
        Map<String, Object> claims = proofs.read(proof)
                .orElseThrow(() -> wrong("proof", "must be a proof that this server signed")
                        .exception());
        requireApproves(claims, account);
        String assessment = String.valueOf(claims.get("assessment"));
        if (row(handle, assessment).isEmpty()) {
            switch (proofs.consume(handle, proof)) {
                case Proofs.Consumed.Once once -> {
                    Approval approval =
                            new Approval(assessment, claims.get("session") instanceof String session ? session : null);
                    keep(handle, account, approval, now.plus(SERVES));
                }
                case Proofs.Consumed.Again again ->
                    throw Problem.conflict("this proof was consumed at " + again.first()
                                    + "; hand it over here instead of consuming it")
                            .exception();
                case Proofs.Consumed.Held held ->
                    throw Problem.conflict("the change is held: the hold is " + WireNames.of(held.state()))
                            .exception();
                case Proofs.Consumed.Expired expired ->
                    throw wrong("proof", "must not have expired").exception();
                case Proofs.Consumed.Unknown unknown ->
                    throw wrong("proof", "must be a proof that this server signed")
                            .exception();
            }
        }
        return current(handle, assessment, now);
    }

    private void requireApproves(Map<String, Object> claims, String account) {
        boolean right = account.equals(claims.get("account"))
                && WireNames.of(Operation.CHANGE).equals(claims.get("operation"))
                && WireNames.of(Change.Field.PASSKEY).equals(claims.get("field"));
        if (!right) {
            throw wrong("proof", "must approve a change of passkey of this account")
                    .exception();
        }
        if (!Boolean.FALSE.equals(claims.get("restricted"))) {
            throw wrong("proof", "must not be restricted: a factor that can be relayed does not add a passkey here")
                    .exception();
        }
        boolean held = assessments
                .find(String.valueOf(claims.get("assessment")))
                .map(stored -> stored.record().decision() == Decision.HOLD)
                .orElse(true);
        if (held) {
            throw wrong("proof", "releases a hold: repeat the change with releases, and show that assessment")
                    .exception();
        }
    }

    private record Row(String account, Approval approval, boolean open) {}

    private static Approval current(Handle handle, String assessment, Instant now) {
        return row(handle, assessment, now).filter(Row::open).map(Row::approval).orElseThrow(() -> over().exception());
    }

    private static Optional<Row> row(Handle handle, String assessment) {
        return row(handle, assessment, Instant.EPOCH);
    }

    private static Optional<Row> row(Handle handle, String assessment, Instant now) {
        return handle.createQuery("""
            SELECT account, session, used_at IS NULL AND expires_at > ? FROM passkey_change WHERE assessment = ?
            """)
                .bind(0, now.atOffset(ZoneOffset.UTC))
                .bind(1, assessment)
                .map((row, context) ->
                        new Row(row.getString(1), new Approval(assessment, row.getString(2)), row.getBoolean(3)))
                .findOne();
    }

    private static void keep(Handle handle, String account, Approval approval, Instant until) {
        handle.execute(
                """
                INSERT INTO passkey_change (assessment, account, session, expires_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (assessment) DO NOTHING
                """,
                approval.assessment(),
                account,
                approval.session(),
                OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
    }

    private static boolean isPasskeyChange(Assessments.Stored stored) {
        JsonNode body = Json.parse(stored.body());
        return body.path("type").asString("").equals(WireNames.of(Operation.CHANGE))
                && body.at("/change/field").asString("").equals(WireNames.of(Change.Field.PASSKEY));
    }

    private static @Nullable String session(Assessments.Stored stored) {
        JsonNode session = Json.parse(stored.body()).path("session");
        return session.isString() ? session.stringValue() : null;
    }

    private static Problem over() {
        return Problem.conflict("this change has served already, or its time is over; ask for a new one");
    }

    private static Problem wrong(String field, String detail) {
        return Problem.impossible(
                "this does not approve a change of passkey", List.of(new FieldError("/" + field, detail)));
    }
}
