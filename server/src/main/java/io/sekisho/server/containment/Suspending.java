package io.sekisho.server.containment;

import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Session;
import io.sekisho.server.assess.Assessments;
import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.notice.Notice;
import io.sekisho.server.webhook.WebhookEvent;
import io.sekisho.server.webhook.WebhookEvents;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a suspension beside the account's memory: case, evidence, frozen holds, void proofs, the brokerage and the customer told.
 * All in the transaction of whoever calls, under the account's lock.
 */
public final class Suspending {

    private final Cases cases;
    private final WebhookEvents events;
    private final Telling mails;

    /** Tells the customer, in the transaction. */
    @FunctionalInterface
    public interface Telling {
        void tell(Handle handle, String account, Notice notice, Instant now);
    }

    public Suspending(Cases cases, WebhookEvents events, Telling mails) {
        this.cases = cases;
        this.events = events;
        this.mails = mails;
    }

    /** @param before the account as it was, whose sessions and holds end */
    void record(Handle handle, String account, AccountState before, Stop stop, Instant now) {
        String caseId = cases.occurred(
                handle,
                new Cases.Occurrence(
                        CaseFile.Kind.SUSPENSION, account, stop.actor(), "suspended", stop.reason(), stop.assessment()),
                now);
        EvidenceTable.add(
                handle,
                caseId,
                account,
                Evidence.of(before, Assessments.judged(handle, account, Evidence.LATEST_MAX), now));
        Holds.freezeAll(handle, account, new Holds.Mover(stop.actor(), stop.by().wire()), now, events);
        Challenges.voidProofs(handle, account, now);
        if (SuspensionTable.find(handle, account).isPresent()) {
            SuspensionTable.forgetRestoration(handle, account);
        } else {
            SuspensionTable.open(handle, account, now, stop, caseId);
        }
        List<String> sessions = before.sessions().stream().map(Session::id).toList();
        events.add(
                handle,
                new WebhookEvent.AccountSuspended(
                        account,
                        now,
                        stop.by() == Stop.By.RULE ? stop.reason() : null,
                        stop.by().wire(),
                        sessions));
        mails.tell(handle, account, new Notice.AccountSuspended(now), now);
    }

    /** Of an account that is suspended already, only the case hears of it. */
    void add(Handle handle, String account, Stop stop, Instant now) {
        cases.occurred(handle, Containment.suspension(account, stop.actor(), "suspended", stop.reason()), now);
    }

    /**
     * Freezes what was held within a session, or on one assessment.
     *
     * @return the assessments of what is frozen now
     */
    Set<String> freezeOf(
            Handle handle, String account, @Nullable String session, String assessment, Holds.Mover by, Instant now) {
        return Holds.freezeOf(handle, account, session, assessment, by, now, events);
    }

    /** The account is active again. */
    void restored(Handle handle, String account, Instant now) {
        events.add(handle, new WebhookEvent.AccountRestored(account, now));
        mails.tell(handle, account, new Notice.AccountRestored(now), now);
    }

    void revoked(Handle handle, String account, String session, String reason, Instant now) {
        events.add(handle, new WebhookEvent.SessionRevoked(account, now, session, reason));
    }

    private record Due(String assessment, String rule, AccountState before) {}

    /** What rules suspended and is not on record yet; the memory says it already. */
    void settle(Handle handle, String account, Instant now) {
        List<Due> due = handle.createQuery("""
            WITH due AS (DELETE FROM suspension_due WHERE account = ? RETURNING assessment, rule)
            SELECT due.assessment, due.rule, a.version, a.state_before
            FROM due JOIN assessment a ON a.id = due.assessment ORDER BY a.version
            """)
                .bind(0, account)
                .map((row, context) -> new Due(
                        row.getString(1),
                        row.getString(2),
                        new AccountMemory.Held(row.getLong(3) - 1, row.getBytes(4)).decoded()))
                .list();
        due.forEach(stopped ->
                record(handle, account, stopped.before(), Stop.byRule(stopped.rule(), stopped.assessment()), now));
    }
}
