package io.sekisho.server.containment;

import io.sekisho.engine.Containing;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Session;
import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import io.sekisho.server.memory.AccountMemory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stops accounts and sessions, each in one transaction under the account's lock: what comes next is refused. */
public final class Containment {

    private static final String CUSTOMER = Stop.By.CUSTOMER.wire();

    private final AccountMemory memory;
    private final Cases cases;
    private final Challenges challenges;
    private final Suspending suspending;
    private final InstantSource clock;

    public Containment(
            AccountMemory memory, Cases cases, Challenges challenges, Suspending suspending, InstantSource clock) {
        this.memory = memory;
        this.cases = cases;
        this.challenges = challenges;
        this.suspending = suspending;
        this.clock = clock;
    }

    /**
     * Suspends an account: every next event is DENY, its sessions are revoked, its open holds frozen, its proofs void, a case is opened with
     * what was known, brokerage and customer are told. One on its way back is suspended anew. Again on one that is suspended, it only adds
     * to the case.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 404
     */
    public Standing suspend(Principal who, String account, String reason) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
        return suspend(account, Stop.of(who, reason), null);
    }

    /**
     * As {@link #suspend}, because the customer wants it, as the brokerage or somebody of the staff says.
     *
     * @param challenge by which he has shown who he is; absent where only the caller answers for it
     * @throws io.sekisho.server.http.ProblemException 403, 404, 422 (the challenge proves too little)
     */
    public Standing suspendForCustomer(Principal who, String account, String reason, @Nullable String challenge) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
        requireKnown(memory, account);
        if (challenge != null && !proven(account, challenge)) {
            throw Problem.impossible(
                            "the challenge must be this account's, not long ago, passed by a passkey or by a phoneCall"
                                    + " whose number is vouched for",
                            List.of(new FieldError("/challenge", "must prove who the customer is")))
                    .exception();
        }
        String how = challenge == null ? "as " + who.actor() + " says" : "proven by " + challenge;
        return suspend(account, Stop.byCustomer(reason + " (" + how + ")"), null);
    }

    /**
     * The customer, who has just passed the challenge by a passkey or a vouched-for call, stops the account. A thief who stood there would
     * lock himself out with it.
     *
     * @throws io.sekisho.server.http.ProblemException 409 where the challenge proves too little, or was passed long ago
     */
    public Standing suspendByProven(String challenge) {
        String account = challenges
                .find(challenge)
                .map(ChallengeDocument::account)
                .filter(known -> proven(known, challenge))
                .orElseThrow(() -> Problem.conflict("the challenge does not prove who the customer is")
                        .exception());
        Standing standing = suspend(account, Stop.byCustomer("\"this was not me\", proven by " + challenge), challenge);
        challenges.changed(challenge);
        return standing;
    }

    /**
     * The customer stops the account by telephone: he called from his registered number, the network vouched for it, and he was called
     * back there.
     *
     * @param how he was proven, for the record; numbers masked
     * @throws io.sekisho.server.http.ProblemException 404
     */
    public Standing suspendByCall(String account, String how) {
        return suspend(account, Stop.byCustomer(how), null);
    }

    private boolean proven(String account, String challenge) {
        return challenges
                .find(challenge)
                .filter(document -> document.account().equals(account))
                .filter(document -> document.proves(clock.instant()))
                .isPresent();
    }

    /** @param disowned the challenge that is over with it, absent where there is none */
    private Standing suspend(String account, Stop stop, @Nullable String disowned) {
        requireKnown(memory, account);
        return memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            suspending.settle(handle, account, now);
            if (disowned != null) {
                challenges.disown(handle, disowned, now);
            }
            if (state.status() == AccountState.Status.SUSPENDED) {
                suspending.add(handle, account, stop, now);
                return new AccountMemory.Changed<>(state, standing(handle, account, state));
            }
            suspending.record(handle, account, state, stop, now);
            AccountState next = Containing.suspended(state);
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
                    new Holds.Mover(CUSTOMER, CUSTOMER),
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
            return stop(handle, state, session, assessment, occurrence, Holds.Mover.of(who), now);
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
            Holds.Mover by,
            Instant now) {
        String account = occurrence.subject();
        Set<String> frozen = suspending.freezeOf(handle, account, session, assessment, by, now);
        Challenges.voidProofsOf(handle, account, session, now);
        String caseId = cases.occurred(handle, occurrence, now);
        if (session != null) {
            suspending.revoked(handle, account, session, occurrence.what(), now);
        }
        return new AccountMemory.Changed<>(
                Containing.withoutSession(state, account, session, assessment, frozen), caseId);
    }

    /** What was known when the account was stopped, newest first. */
    public List<Evidence> evidence(String account) {
        return memory.read(handle -> EvidenceTable.ofAccount(handle, account));
    }

    /** As {@link #evidence}, of one case. */
    public List<Evidence> evidenceOfCase(String caseId) {
        return memory.read(handle -> EvidenceTable.ofCase(handle, caseId));
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
