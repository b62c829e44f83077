package io.sekisho.server.challenge.passkey;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Method;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.ChallengeMethod;
import io.sekisho.server.challenge.Identification;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import io.sekisho.server.passkey.Copies;
import io.sekisho.server.passkey.Kept;
import io.sekisho.server.passkey.Showing;
import io.sekisho.server.webauthn.Options;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for one of the account's passkeys, its owner verified. What is to be signed serves for one answer, right or wrong. */
public final class PasskeyMethod implements ChallengeMethod {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyMethod.class);

    /** WebAuthn 13.4.3 asks for 16 at least. */
    private static final int CHALLENGE_BYTES = 32;

    private final Showing showing;
    private final Copies copies;
    private final SecureRandom random;
    private final Supplier<PolicyTimeline> policies;

    public PasskeyMethod(Showing showing, Copies copies, SecureRandom random, Supplier<PolicyTimeline> policies) {
        this.showing = showing;
        this.copies = copies;
        this.random = random;
        this.policies = policies;
    }

    @Override
    public Method method() {
        return Method.PASSKEY;
    }

    @Override
    public Started start(Step step) {
        Showing.Asked asked = showing.ask(step.handle(), step.document().account());
        if (asked.ids().isEmpty()) {
            return new Started.Refused(Problem.conflict("the account has no passkey"));
        }
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        Instant latest = step.now().plus(Options.TIMEOUT);
        Instant end = step.document().expiresAt();
        ChallengeDocument.Ceremony ceremony = new ChallengeDocument.Ceremony(
                Base64.getUrlEncoder().withoutPadding().encodeToString(challenge), latest.isBefore(end) ? latest : end);
        return new Started.Begun(
                step.document().asking(step.now(), ceremony),
                Map.of(
                        "publicKey",
                        Options.request(asked.party(), challenge, asked.ids()),
                        "expiresAt",
                        ceremony.expiresAt()));
    }

    @Override
    public Answered answer(Step step, Fields answer) {
        String credential = answer.child("credential").json().toString();
        answer.throwIfAny();
        ChallengeDocument.Ceremony ceremony = step.document().ceremony();
        if (ceremony == null) {
            return new Answered.Refused(
                    Problem.conflict("no passkey was asked for, or it has answered; start it first"));
        }
        if (!step.now().isBefore(ceremony.expiresAt())) {
            return new Answered.NotCounted("ceremonyExpired", "answered after its time");
        }
        byte[] challenge = Base64.getUrlDecoder().decode(ceremony.challenge());
        return switch (showing.show(step.handle(), step.document().account(), challenge, credential, step.now())) {
            case Showing.Shown.Right right -> new Answered.Right(proves(right.kept(), step));
            case Showing.Shown.CountedBack back ->
                new Answered.Alarming(copies.noticed(
                        step.handle(),
                        step.state(),
                        back.kept(),
                        step.document().identifies() ? null : step.document().assessment(),
                        step.now()));
            case Showing.Shown.Wrong wrong -> {
                LOG.info("a passkey shown for {} was refused: {}", step.id(), wrong.why());
                yield new Answered.Wrong(false);
            }
            case Showing.Shown.Malformed malformed ->
                new Answered.Refused(Problem.invalid(
                        List.of(new FieldError("/credential", "must be the JSON form of a PublicKeyCredential"))));
        };
    }

    /** While it waits, it is as good as what it was added by. */
    private Assurance proves(Kept kept, Step step) {
        Duration waits = policies.get().at(step.now()).policy().settings().passkeyWaits();
        Duration longest = step.document().identifies() && waits.compareTo(Identification.SETTLED) < 0
                ? Identification.SETTLED
                : waits;
        return step.now().isBefore(kept.countsFrom(longest)) ? Assurance.LOW : Assurance.HIGH;
    }
}
