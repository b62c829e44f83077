package io.sekisho.server.passkey;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.state.AccountState;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Problem;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.notice.Notice;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.webauthn.Options;
import io.sekisho.server.webauthn.Passkey;
import io.sekisho.server.webauthn.Registration;
import io.sekisho.server.webauthn.RelyingParty;
import io.sekisho.server.wording.Visible;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds passkeys, each by a change that was approved, and tells the customer. */
final class Enrolment {

    private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

    /** Enough for a telephone, a computer and keys in drawers; few enough to be looked through. */
    static final int PASSKEYS_MAX = 10;

    /** WebAuthn 14.6.1 recommends 64 random bytes. */
    private static final int HANDLE_BYTES = 64;

    private final AccountMemory memory;
    private final Party party;
    private final Approvals approvals;
    private final CeremonyTable ceremonies;
    private final PasskeyNotices notices;
    private final Supplier<PolicyTimeline> policies;
    private final RandomIds ids;
    private final SecureRandom random;
    private final InstantSource clock;

    Enrolment(
            AccountMemory memory,
            Party party,
            Approvals approvals,
            CeremonyTable ceremonies,
            PasskeyNotices notices,
            Supplier<PolicyTimeline> policies,
            RandomIds ids,
            SecureRandom random,
            InstantSource clock) {
        this.memory = memory;
        this.party = party;
        this.approvals = approvals;
        this.ceremonies = ceremonies;
        this.notices = notices;
        this.policies = policies;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    private record Asked(String assessment, byte[] owner, List<byte[]> existing) {}

    /**
     * What the customer's browser is asked to make.
     *
     * @param userName what authenticators show beside the brokerage's name; absent: the end of the account's id
     * @throws io.sekisho.server.http.ProblemException 404, 409, 422 (what is shown does not approve it)
     */
    Map<String, Object> options(String account, Approvals.Shown shown, @Nullable String userName) {
        RelyingParty asking = party.require();
        requireKnown(memory, account);
        Asked asked = memory.change(account, (handle, state) -> {
            requireAdmitted(state);
            Approvals.Approval approval = approvals.admit(handle, account, shown, clock.instant());
            requireInForce(state, approval);
            List<Kept> existing = PasskeyTable.of(handle, account, asking.id());
            requireRoom(existing);
            return new AccountMemory.Changed<>(
                    state,
                    new Asked(
                            approval.assessment(),
                            PasskeyTable.owner(handle, account, randomBytes()),
                            existing.stream().map(kept -> kept.passkey().id()).toList()));
        });
        byte[] challenge = ceremonies.begin(new CeremonyTable.For(account, asked.assessment()));
        return Options.creation(
                asking,
                asked.owner(),
                userName == null ? Visible.masked(account) : userName,
                challenge,
                asked.existing(),
                party.models().isEmpty() ? "none" : "direct");
    }

    /**
     * Keeps what the customer's browser made.
     *
     * @param response {@code RegistrationResponseJSON} (WebAuthn 5.1.8)
     * @param shown    absent: what was shown for the options
     * @throws io.sekisho.server.http.ProblemException 400, 404, 409, 422
     */
    Kept register(String account, String response, String name, Approvals.@Nullable Shown shown) {
        RelyingParty asking = party.require();
        requireKnown(memory, account);
        byte[] challenge = Showing.ceremonies()
                .challenge(response)
                .orElseThrow(() -> malformed().exception());
        String assessment = ceremonies
                .end(challenge)
                .filter(what -> account.equals(what.account()))
                .map(CeremonyTable.For::assessment)
                .orElseThrow(
                        () -> Problem.conflict("this answers no options of ours that are open; ask for options again")
                                .exception());
        return memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            requireAdmitted(state);
            Approvals.Approval approval =
                    shown == null ? approvals.find(handle, assessment) : approvals.admit(handle, account, shown, now);
            requireInForce(state, approval);
            if (!approval.assessment().equals(assessment)) {
                throw Problem.conflict("the options were asked for by another change")
                        .exception();
            }
            requireRoom(PasskeyTable.of(handle, account, asking.id()));
            Kept kept = new Kept(ids.next("pk_"), account, name, now, null, made(asking, challenge, response));
            approvals.use(handle, approval, now);
            if (!PasskeyTable.insert(handle, kept, asking.id())) {
                throw Problem.conflict("this passkey is registered already").exception();
            }
            tell(handle, kept, now);
            return new AccountMemory.Changed<>(Enrolled.after(handle, state, account, asking.id()), kept);
        });
    }

    private Passkey made(RelyingParty asking, byte[] challenge, String response) {
        return switch (Showing.ceremonies().register(asking, challenge, response)) {
            case Registration.Registered made
            when party.models().isEmpty()
                    || party.models().contains(made.passkey().model()) -> made.passkey();
            case Registration.Registered made ->
                throw wrong("must be of a model that may be registered here").exception();
            case Registration.Refused refused -> {
                LOG.info("a customer's passkey was not registered: {}", refused.why());
                throw wrong("must be what a browser made for these options, with user verification, at a"
                                + " registered origin")
                        .exception();
            }
        };
    }

    private void tell(Handle handle, Kept kept, Instant now) {
        Settings settings = policies.get().at(now).policy().settings();
        notices.tell(
                handle,
                kept.account(),
                new Notice.PasskeyChanged(true, kept.name(), now, settings.passkeyWaits()),
                now,
                settings.contactQuarantine());
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[HANDLE_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    static void requireKnown(AccountMemory memory, String account) {
        if (memory.find(account).isEmpty()) {
            throw Problem.notFound("there is no such account").exception();
        }
    }

    static void requireAdmitted(AccountState state) {
        if (!state.admits(new Change(Change.Field.PASSKEY))) {
            throw Problem.conflict("the account is suspended; its passkeys stay as they are")
                    .exception();
        }
    }

    static void requireInForce(AccountState state, Approvals.Approval approval) {
        if (state.restraints().revokes(approval.session())) {
            throw Problem.conflict("the session was revoked; nothing can be changed in it")
                    .exception();
        }
    }

    private static void requireRoom(List<Kept> existing) {
        if (existing.size() >= PASSKEYS_MAX) {
            throw Problem.conflict("the account has " + PASSKEYS_MAX + " passkeys; remove one first")
                    .exception();
        }
    }

    static Problem malformed() {
        return Problem.invalid(
                List.of(new FieldError("/credential", "must be the JSON form of a PublicKeyCredential")));
    }

    private static Problem wrong(String detail) {
        return Problem.impossible("the passkey was not added", List.of(new FieldError("/credential", detail)));
    }
}
