package io.sekisho.server.containment;

import io.sekisho.engine.Containing;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Method;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.challenge.Opening;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.WireNames;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.passkey.Care;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * The way back of a suspended account: begun, identity verified, secrets changed, devices and passkeys reviewed, approved by two persons.
 * There is no other.
 */
public final class Restoration {

    private final AccountMemory memory;
    private final Cases cases;
    private final Challenges challenges;
    private final Suspending suspending;
    private final Review review;
    private final Runnable mailsWaiting;
    private final Supplier<PolicyTimeline> policies;
    private final Supplier<Set<Method>> unavailable;
    private final InstantSource clock;

    /** @param unavailable methods that the server cannot carry out now */
    public Restoration(
            AccountMemory memory,
            Cases cases,
            Challenges challenges,
            Suspending suspending,
            Care passkeys,
            Runnable mailsWaiting,
            Supplier<PolicyTimeline> policies,
            Supplier<Set<Method>> unavailable,
            InstantSource clock) {
        this.memory = memory;
        this.cases = cases;
        this.challenges = challenges;
        this.suspending = suspending;
        this.review = new Review(passkeys);
        this.mailsWaiting = mailsWaiting;
        this.policies = policies;
        this.unavailable = unavailable;
        this.clock = clock;
    }

    /** What belongs to a step's transaction beside the account's memory and the log. */
    @FunctionalInterface
    private interface Step {
        AccountState take(Handle handle, AccountState state, Instant now);
    }

    /** @throws io.sekisho.server.http.ProblemException 403, 404, 409 (not suspended) */
    public Standing begin(Principal who, String account) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR);
        return step(who, account, "restorationBegun", "", (handle, state, now) -> {
            if (state.status() != AccountState.Status.SUSPENDED) {
                throw Problem.conflict(
                                state.status() == AccountState.Status.ACTIVE
                                        ? "the account is not suspended"
                                        : "the account is being restored already")
                        .exception();
            }
            SuspensionTable.restoring(handle, account, now, who.actor());
            return Containing.restoring(state);
        });
    }

    /**
     * An analyst saw documents.
     *
     * @param documents which, and where
     * @throws io.sekisho.server.http.ProblemException 403 (also for a key that is nobody's), 404, 409 (not being restored)
     */
    public Standing identifiedByDocuments(Principal who, String account, String documents) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR);
        String person = person(who, "record what you saw with a person's key");
        return step(who, account, "identityVerified", documents, (handle, state, now) -> {
            requireRestoring(state);
            SuspensionTable.identified(handle, account, now, person, documents);
            return Containing.identified(state);
        });
    }

    /**
     * The customer passed a challenge by a factor that is independent of what was taken over.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 404, 409 (not being restored), 422 (the challenge proves too little)
     */
    public Standing identifiedByChallenge(Principal who, String account, String challenge) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
        return step(who, account, "identityVerified", challenge, (handle, state, now) -> {
            requireRestoring(state);
            Standing.Suspension suspension =
                    SuspensionTable.find(handle, account).orElseThrow();
            requireProving(
                    account,
                    challenge,
                    Objects.requireNonNull(suspension.restoring()).at());
            SuspensionTable.identified(handle, account, now, who.actor(), challenge);
            return Containing.identified(state);
        });
    }

    /**
     * Asks the customer who he is, by a factor that is independent of what was taken over.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 404, 409 (not being restored, or no such factor)
     */
    public Opening askWho(Principal who, String account) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
        Containment.requireKnown(memory, account);
        return memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            requireRestoring(state);
            Opening opening = challenges
                    .askWho(
                            handle,
                            account,
                            state,
                            policies.get().at(now).policy().settings(),
                            unavailable.get(),
                            now)
                    .orElseThrow(() -> Problem.conflict("the account has neither a passkey nor a telephone that tells"
                                    + " who the customer is; record the documents seen")
                            .exception());
            log(handle, who, account, "identityAsked", opening.id(), now);
            return new AccountMemory.Changed<>(state, opening);
        });
    }

    private void requireProving(String account, String challenge, Instant since) {
        ChallengeDocument document = challenges.find(challenge).orElse(null);
        ChallengeDocument.Proof proof = document == null ? null : document.proof();
        boolean proves = document != null
                && document.account().equals(account)
                && document.status() == ChallengeDocument.Status.PASSED
                && (document.passed().contains(Method.PASSKEY)
                        || document.passed().contains(Method.PHONE_CALL))
                && proof != null
                && !proof.restricted()
                && proof.assurance().atLeast(Assurance.SUBSTANTIAL)
                && proof.issuedAt().isAfter(since);
        if (!proves) {
            throw Problem.impossible("the challenge must be this account's, passed since the restoration began by a"
                            + " passkey that it has had for long, or by a phoneCall whose number is vouched for,"
                            + " without restriction")
                    .exception();
        }
    }

    /**
     * One of two persons agrees; with the second the account is active again.
     *
     * @throws io.sekisho.server.http.ProblemException 403 (also for a key that is nobody's), 404, 409 (not so far yet, or the same person)
     */
    public Standing approve(Principal who, String account) {
        who.requireAnyOf(Scope.SUPERVISOR);
        String person = person(who, "approve with a person's key");
        return step(who, account, "restorationApproved", "", (handle, state, now) -> {
            requireRestoring(state);
            Standing.Suspension suspension =
                    SuspensionTable.find(handle, account).orElseThrow();
            requireReady(handle, account, state, suspension);
            if (suspension.approvals().stream()
                    .anyMatch(approval -> approval.actor().equals(person))) {
                throw Problem.conflict("another person must approve too").exception();
            }
            SuspensionTable.approve(handle, account, now, person);
            if (suspension.approvals().size() + 1 < Standing.APPROVALS) {
                return state;
            }
            SuspensionTable.restored(handle, account, now);
            suspending.restored(handle, account, now);
            return Containing.restored(state);
        });
    }

    /**
     * A person looked at what the account has: devices and passkeys not named are removed. Those kept must still prove themselves at their
     * next login. Approvals given before are void.
     *
     * @throws io.sekisho.server.http.ProblemException 403 (also for a key that is nobody's), 404, 409 (not being restored), 422 (none of the account's)
     */
    public Standing review(Principal who, String account, Set<String> devices, Set<String> keys) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR);
        String person = person(who, "review with a person's key");
        String text = "kept " + devices.size() + " devices and " + keys.size() + " passkeys";
        return step(who, account, "devicesReviewed", text, (handle, state, now) -> {
            requireRestoring(state);
            return review.keep(handle, account, state, devices, keys, person, now);
        });
    }

    private void requireReady(Handle handle, String account, AccountState state, Standing.Suspension suspension) {
        if (!state.restraints().identified()) {
            throw Problem.conflict("the customer's identity must be verified first")
                    .exception();
        }
        Set<Change.Field> left = state.restraints().requiredChanges();
        if (!left.isEmpty()) {
            throw Problem.conflict("the customer must first change: " + names(left))
                    .exception();
        }
        review.requireDone(handle, account, state, suspension);
    }

    /** @throws io.sekisho.server.http.ProblemException 403, 404 */
    public Standing require(Principal who, String account, Set<Change.Field> fields, String reason) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
        Containment.requireKnown(memory, account);
        return memory.change(account, (handle, state) -> {
            if (state.status() != AccountState.Status.ACTIVE) {
                log(handle, who, account, "changesRequired", names(fields) + ": " + reason, clock.instant());
            }
            AccountState next = state.with()
                    .restraints(state.restraints().requiring(fields))
                    .build();
            return new AccountMemory.Changed<>(next, Containment.standing(handle, account, next));
        });
    }

    private Standing step(Principal who, String account, String what, String text, Step step) {
        Containment.requireKnown(memory, account);
        Standing standing = memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            suspending.settle(handle, account, now);
            AccountState next = step.take(handle, state, now);
            log(handle, who, account, what, text, now);
            if (next.status() == AccountState.Status.ACTIVE) {
                log(handle, who, account, "restored", "", now);
            }
            return new AccountMemory.Changed<>(next, Containment.standing(handle, account, next));
        });
        mailsWaiting.run();
        return standing;
    }

    private void log(Handle handle, Principal who, String account, String what, String text, Instant now) {
        cases.occurred(handle, Containment.suspension(account, who.actor(), what, text), now);
    }

    private static void requireRestoring(AccountState state) {
        if (state.status() != AccountState.Status.RESTORING) {
            throw Problem.conflict("the account is not being restored").exception();
        }
    }

    private static String person(Principal who, String instead) {
        String person = who.person();
        if (person == null) {
            throw Problem.forbidden("the bootstrap key and services are nobody: " + instead)
                    .exception();
        }
        return person;
    }

    private static String names(Set<Change.Field> fields) {
        Set<String> names = new TreeSet<>();
        fields.forEach(field -> names.add(WireNames.of(field)));
        return String.join(", ", names);
    }
}
