package io.sekisho.server.containment;

import io.sekisho.engine.Containing;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Session;
import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.webhook.WebhookEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stops accounts and sessions, each in one transaction under the account's lock: what comes next is refused. */
public final class Containment {

    private static final String CUSTOMER = "customer";

    private final AccountMemory memory;
    private final Cases cases;
    private final Challenges challenges;
    private final WebhookEvents events;
    private final InstantSource clock;

    public Containment(
            AccountMemory memory, Cases cases, Challenges challenges, WebhookEvents events, InstantSource clock) {
        this.memory = memory;
        this.cases = cases;
        this.challenges = challenges;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Suspends an account: every next event is DENY, its sessions are revoked, its open holds frozen, its proofs void, a case is opened. One
     * on its way back is suspended anew. Again on one that is suspended, it only adds to the case.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 404
     */
    public Standing suspend(Principal who, String account, String reason) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
        requireKnown(memory, account);
        return memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            String caseId = cases.occurred(handle, suspension(account, who.actor(), "suspended", reason), now);
            AccountState next = state;
            if (state.status() != AccountState.Status.SUSPENDED) {
                Holds.freezeAll(handle, account, who.actor(), now, events);
                Challenges.voidProofs(handle, account, now);
                next = Containing.suspended(state);
            }
            switch (state.status()) {
                case ACTIVE -> SuspensionTable.open(handle, account, now, who.actor(), reason, caseId);
                case RESTORING -> SuspensionTable.forgetRestoration(handle, account);
                case SUSPENDED -> {}
            }
            return new AccountMemory.Changed<>(next, standing(handle, account, next));
        });
    }

    /**
     * "This was not me": the challenge fails and its session is revoked, and a case is opened. The account goes on, since whoever says so may
     * be the thief, who must not be able to lock the customer out. Said again, it changes nothing.
     *
     * @param now the server's clock
     * @return the case, absent for a challenge never heard of
     */
    public Optional<String> notMe(String challengeId, Instant now) {
        Optional<String> account = challenges.find(challengeId).map(ChallengeDocument::account);
        if (account.isEmpty()) {
            return Optional.empty();
        }
        String caseId = memory.change(account.get(), (handle, state) -> {
            ChallengeDocument was = challenges.disown(handle, challengeId, now).orElseThrow();
            Optional<String> known =
                    was.isDisowned() ? cases.latest(handle, was.account(), CaseFile.Kind.NOT_ME) : Optional.empty();
            if (known.isPresent()) {
                return new AccountMemory.Changed<>(state, known.get());
            }
            return stop(
                    handle,
                    state,
                    was.session(),
                    was.assessment(),
                    new Cases.Occurrence(
                            CaseFile.Kind.NOT_ME,
                            was.account(),
                            CUSTOMER,
                            "notMe",
                            "the customer was asked to approve " + challengeId + " and said that it was not them",
                            was.identifies() ? null : was.assessment()),
                    now);
        });
        challenges.changed(challengeId);
        return Optional.of(caseId);
    }

    /**
     * Revokes one session: every later event in it is DENY. The account goes on.
     *
     * @param assessment the event that showed it
     * @return the case
     * @throws io.sekisho.server.http.ProblemException 403, 404
     */
    public String suspendSession(Principal who, String account, String session, String assessment, String reason) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
        requireKnown(memory, account);
        return memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            Cases.Occurrence occurrence = new Cases.Occurrence(
                    CaseFile.Kind.SUSPENSION, account, who.actor(), "sessionRevoked", reason, assessment);
            return stop(handle, state, session, assessment, occurrence, now);
        });
    }

    /**
     * A session that might only look may do what others may, since somebody has looked into it.
     *
     * @return the case
     * @throws io.sekisho.server.http.ProblemException 403, 404, 409 where the session is not restricted
     */
    public String lift(Principal who, String account, String session, String reason) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR);
        requireKnown(memory, account);
        return memory.change(account, (handle, state) -> {
            Session known = state.session(session)
                    .orElseThrow(() ->
                            Problem.notFound("the account has no such session").exception());
            if (known.entry() != Session.Entry.RESTRICTED) {
                throw Problem.conflict("the session is not restricted").exception();
            }
            String caseId = cases.occurred(
                    handle,
                    new Cases.Occurrence(
                            CaseFile.Kind.RESTRICTION,
                            account,
                            who.actor(),
                            "restrictionLifted",
                            reason,
                            known.assessment()),
                    clock.instant());
            return new AccountMemory.Changed<>(Containing.lifted(state, session), caseId);
        });
    }

    private AccountMemory.Changed<String> stop(
            Handle handle,
            AccountState state,
            @Nullable String session,
            String assessment,
            Cases.Occurrence occurrence,
            Instant now) {
        String account = occurrence.subject();
        Set<String> frozen = Holds.freezeOf(handle, account, session, assessment, occurrence.actor(), now, events);
        Challenges.voidProofsOf(handle, account, session, now);
        String caseId = cases.occurred(handle, occurrence, now);
        return new AccountMemory.Changed<>(
                Containing.withoutSession(state, account, session, assessment, frozen), caseId);
    }

    /** Where the account stands. */
    public Optional<Standing> standing(String account) {
        // Read together, under no lock: a change in between is seen at the next look.
        return memory.find(account).map(state -> memory.read(handle -> standing(handle, account, state)));
    }

    static Standing standing(Handle handle, String account, AccountState state) {
        return new Standing(
                account,
                state.status(),
                state.restraints().requiredChanges(),
                state.status() == AccountState.Status.ACTIVE
                        ? null
                        : SuspensionTable.find(handle, account).orElse(null));
    }

    static Cases.Occurrence suspension(String account, String actor, String what, String text) {
        return new Cases.Occurrence(CaseFile.Kind.SUSPENSION, account, actor, what, text, null);
    }

    static void requireKnown(AccountMemory memory, String account) {
        if (memory.find(account).isEmpty()) {
            throw Problem.notFound("there is no such account").exception();
        }
    }
}
