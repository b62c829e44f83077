package io.sekisho.server.hindsight;

import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Labels as stored: the latest that meets an assessment wins, and all are kept. */
public final class Labels {

    private final Jdbi jdbi;
    private final Cases cases;
    private final InstantSource clock;

    public Labels(Jdbi jdbi, Cases cases, InstantSource clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * A label that meets an assessment.
     *
     * @param from where it was given to all the account's events of a time, both absent where to this one
     */
    public record Given(
            Label.Verdict verdict,
            Instant at,
            String actor,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * Labels one thing, as one of many: no case is opened.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 422 (no such assessment or account)
     */
    public void add(Principal who, Label label) {
        jdbi.useTransaction(handle -> add(handle, who, label));
    }

    /** The same, within a transaction. */
    public void add(Handle handle, Principal who, Label label) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
        insert(handle, who, label, clock.instant());
    }

    /**
     * Labels one thing; a takeover is reported, in a case.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 422 (no such assessment or account)
     */
    public void report(Principal who, Label label) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
        jdbi.useTransaction(handle -> {
            Instant now = clock.instant();
            String account = insert(handle, who, label, now);
            if (label.verdict() == Label.Verdict.TAKEOVER) {
                cases.occurred(handle, occurrence(who, label, account), now);
            }
        });
    }

    private static Cases.Occurrence occurrence(Principal who, Label label, String account) {
        String text = switch (label) {
            case Label.OfAssessment one -> "labelled takeover: " + one.assessment();
            case Label.OfTime time -> "labelled takeover: from " + time.from() + " to " + time.to();
        };
        String assessment = label instanceof Label.OfAssessment one ? one.assessment() : null;
        return new Cases.Occurrence(CaseFile.Kind.TAKEOVER_REPORT, account, who.actor(), "label", text, assessment);
    }

    /** The account that it is about. */
    private static String insert(Handle handle, Principal who, Label label, Instant now) {
        String account = switch (label) {
            case Label.OfAssessment one -> accountOf(handle, one.assessment());
            case Label.OfTime time -> known(handle, time.account());
        };
        Label.OfTime time = label instanceof Label.OfTime given ? given : null;
        handle.createUpdate("""
            INSERT INTO label (account, assessment, from_time, to_time, label, at, actor)
            VALUES (:account, :assessment, :from, :to, :label, :at, :actor)
            """)
                .bind("account", account)
                .bind("assessment", label instanceof Label.OfAssessment one ? one.assessment() : null)
                .bind("from", time == null ? null : time.from().atOffset(ZoneOffset.UTC))
                .bind("to", time == null ? null : time.to().atOffset(ZoneOffset.UTC))
                .bind("label", label.verdict().name())
                .bind("at", now.atOffset(ZoneOffset.UTC))
                .bind("actor", who.actor())
                .execute();
        return account;
    }

    private static String accountOf(Handle handle, String assessment) {
        return handle.createQuery("SELECT account FROM assessment WHERE id = ?")
                .bind(0, assessment)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> unknown("assessment").exception());
    }

    private static String known(Handle handle, String account) {
        return handle.createQuery("SELECT id FROM account WHERE id = ?")
                .bind(0, account)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> unknown("account").exception());
    }

    static Problem unknown(String what) {
        return Problem.impossible(
                "there is no such " + what, List.of(new FieldError("/" + what, "must be known here")));
    }

    /** @throws io.sekisho.server.http.ProblemException 422 where it is not an assessment of this account */
    public void requireOf(String assessment, String account) {
        if (!jdbi.withHandle(handle -> accountOf(handle, assessment)).equals(account)) {
            throw unknown("assessment").exception();
        }
    }

    /** The labels that meet an assessment, the latest first: the first is what it is taken for. */
    public List<Given> of(String assessment, String account, Instant eventTime) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            SELECT label, at, actor, from_time, to_time FROM label
            WHERE account = :account
              AND (assessment = :assessment OR CAST(:time AS timestamptz) BETWEEN from_time AND to_time)
            ORDER BY id DESC
            """)
                .bind("account", account)
                .bind("assessment", assessment)
                .bind("time", eventTime.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Given(
                        Label.Verdict.valueOf(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        instantOrNull(row, 4),
                        instantOrNull(row, 5)))
                .list());
    }

    static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
