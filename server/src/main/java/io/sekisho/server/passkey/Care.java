package io.sekisho.server.passkey;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.state.AccountState;
import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.notice.Notice;
import io.sekisho.server.webauthn.RelyingParty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Lists and removes an account's passkeys. */
public final class Care {

    private final AccountMemory memory;
    private final Party party;
    private final Approvals approvals;
    private final PasskeyNotices notices;
    private final Cases cases;
    private final Supplier<PolicyTimeline> policies;
    private final InstantSource clock;
    private final Runnable mailsWaiting;

    Care(
            AccountMemory memory,
            Party party,
            Approvals approvals,
            PasskeyNotices notices,
            Cases cases,
            Supplier<PolicyTimeline> policies,
            InstantSource clock,
            Runnable mailsWaiting) {
        this.memory = memory;
        this.party = party;
        this.approvals = approvals;
        this.notices = notices;
        this.cases = cases;
        this.policies = policies;
        this.clock = clock;
        this.mailsWaiting = mailsWaiting;
    }

    /** The oldest first; none where passkeys are not set up. */
    public List<Kept> list(String account) {
        Optional<RelyingParty> asking = party.find();
        return asking.isEmpty()
                ? List.of()
                : memory.read(
                        handle -> PasskeyTable.of(handle, account, asking.get().id()));
    }

    /** As {@link #list}, in the form that the API tells. */
    public List<Map<String, Object>> told(String account) {
        Duration waits = waits();
        return list(account).stream().map(kept -> kept.told(waits)).toList();
    }

    /** How long a new passkey waits until it counts in full, by the policy in force. */
    public Duration waits() {
        return settings(clock.instant()).passkeyWaits();
    }

    /** @throws io.sekisho.server.http.ProblemException 404, 409, 422 (what is shown does not approve it) */
    void remove(String account, String id, Approvals.Shown shown) {
        Enrolment.requireKnown(memory, account);
        memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            Enrolment.requireAdmitted(state);
            Kept kept = find(handle, account, id);
            Approvals.Approval approval = approvals.admit(handle, account, shown, now);
            Enrolment.requireInForce(state, approval);
            approvals.use(handle, approval, now);
            delete(handle, kept, now);
            return new AccountMemory.Changed<>(
                    Enrolled.after(handle, state, account, party.require().id()), kept);
        });
        mailsWaiting.run();
    }

    /**
     * Removed by staff, such as one that a thief added; also while the account is suspended.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 404, 409
     */
    public void remove(Principal who, String account, String id, String reason) {
        who.requireAnyOf(Scope.SUPERVISOR, Scope.ADMIN);
        Enrolment.requireKnown(memory, account);
        memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            Kept kept = find(handle, account, id);
            delete(handle, kept, now);
            cases.occurred(
                    handle,
                    new Cases.Occurrence(
                            CaseFile.Kind.PASSKEY,
                            account,
                            who.actor(),
                            "passkeyRemoved",
                            "\"" + kept.name() + "\" (" + kept.id() + "): " + reason,
                            null),
                    now);
            return new AccountMemory.Changed<>(
                    Enrolled.after(handle, state, account, party.require().id()), kept);
        });
        mailsWaiting.run();
    }

    /** The ids of the account's passkeys; none where passkeys are not set up. */
    public Set<String> ids(Handle handle, String account) {
        return kept(handle, account).stream().map(Kept::id).collect(Collectors.toSet());
    }

    private List<Kept> kept(Handle handle, String account) {
        return party.find()
                .map(asking -> PasskeyTable.of(handle, account, asking.id()))
                .orElse(List.of());
    }

    /**
     * Removes all but these, in the handle's transaction and under the account's lock.
     *
     * @return the memory as it must be then
     */
    public AccountState keepOnly(Handle handle, String account, AccountState state, Set<String> ids, Instant now) {
        List<Kept> leaving = kept(handle, account).stream()
                .filter(kept -> !ids.contains(kept.id()))
                .toList();
        leaving.forEach(kept -> delete(handle, kept, now));
        return leaving.isEmpty()
                ? state
                : Enrolled.after(handle, state, account, party.require().id());
    }

    private Kept find(Handle handle, String account, String id) {
        return PasskeyTable.of(handle, account, party.require().id()).stream()
                .filter(kept -> kept.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        Problem.notFound("the account has no such passkey").exception());
    }

    private void delete(Handle handle, Kept kept, Instant now) {
        PasskeyTable.delete(handle, kept.id());
        notices.tell(
                handle,
                kept.account(),
                new Notice.PasskeyChanged(false, kept.name(), now, Duration.ZERO),
                now,
                settings(now).contactQuarantine());
    }

    private Settings settings(Instant at) {
        return policies.get().at(at).policy().settings();
    }
}
