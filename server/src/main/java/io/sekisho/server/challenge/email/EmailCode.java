package io.sekisho.server.challenge.email;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Method;
import io.sekisho.server.account.Masking;
import io.sekisho.server.account.Profile;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.ChallengeMethod;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import io.sekisho.server.notice.Notice;
import io.sekisho.server.notice.Outbox;
import io.sekisho.server.notice.Recipient;
import io.sekisho.server.secret.Keyring;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Origin;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Six digits by mail (out-of-band by e-mail, which NIST SP 800-63B-4 section 3.1.3.1 does not accept above AAL1: hence assurance low).
 * A code is bound to its challenge and to the client that asked for it; another client's answer is not looked at.
 */
public final class EmailCode implements ChallengeMethod {

    /** API contract. */
    static final Duration VALID_FOR = Duration.ofMinutes(5);

    static final Duration RESEND_AFTER = Duration.ofSeconds(30);

    static final int DIGITS = 6;

    private final CodeMails mails;
    private final Profiles profiles;
    private final Outbox outbox;
    private final Keyring keyring;
    private final SecureRandom random;
    private final Supplier<PolicyTimeline> policies;

    public EmailCode(
            CodeMails mails,
            Profiles profiles,
            Outbox outbox,
            Keyring keyring,
            SecureRandom random,
            Supplier<PolicyTimeline> policies) {
        this.mails = mails;
        this.profiles = profiles;
        this.outbox = outbox;
        this.keyring = keyring;
        this.random = random;
        this.policies = policies;
    }

    @Override
    public Method method() {
        return Method.EMAIL_CODE;
    }

    @Override
    public Started start(Step step) {
        if (step.state().factors().guessedOut(step.now())) {
            return new Started.Refused(
                    Problem.conflict("too many wrong codes on this account today; only stronger methods are left"));
        }
        Optional<Duration> wait = mustWait(step);
        if (wait.isPresent()) {
            return new Started.Refused(Problem.tooMany("a code was mailed just now", wait.get()));
        }
        Profile profile =
                profiles.find(step.handle(), step.document().account()).orElse(null);
        Optional<Profile.Contact> to = profile == null ? Optional.empty() : usable(profile, step.now());
        return to.isEmpty() || profile == null
                ? new Started.Refused(Problem.conflict("the account has no e-mail address that may be used"))
                : mail(step, profile, to.get());
    }

    private Optional<Profile.Contact> usable(Profile profile, Instant now) {
        return profile.emailForStepUp(
                now, policies.get().at(now).policy().settings().contactQuarantine());
    }

    private Optional<Duration> mustWait(Step step) {
        ChallengeDocument.Code code = step.document().code();
        if (code != null && step.now().isBefore(code.resendAfter())) {
            return Optional.of(Duration.between(step.now(), code.resendAfter()));
        }
        return mails.mustWait(step.handle(), step.document().account(), step.now());
    }

    private Started mail(Step step, Profile profile, Profile.Contact to) {
        Secret digits = new Secret("%06d".formatted(random.nextInt(1_000_000)));
        Instant expiresAt = earlier(step.now().plus(VALID_FOR), step.document().expiresAt());
        ChallengeDocument.Code code = new ChallengeDocument.Code(
                hash(step.id(), digits.value()),
                expiresAt,
                step.now().plus(RESEND_AFTER),
                Masking.email(to.value()),
                new ChallengeDocument.Asker(
                        step.client().network(), step.client().userAgent()));
        ChallengeDocument.Asked asked = step.document().asked();
        outbox.enqueue(
                step.handle(),
                step.document().account(),
                new Notice.VerificationCode(
                        step.id(),
                        digits,
                        step.document().subject().action(step.document().operation()),
                        Origin.of(asked.browser(), asked.network()),
                        step.now(),
                        Duration.between(step.now(), expiresAt)),
                new Recipient(to.value(), Language.of(profile.language()), profile.phrase()));
        mails.sent(step.handle(), step.document().account(), step.now());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("sentTo", code.sentTo());
        told.put("expiresAt", code.expiresAt());
        told.put("resendAfter", code.resendAfter());
        told.put("delivery", "queued");
        return new Started.Begun(step.document().mailed(step.now(), code), told);
    }

    @Override
    public Answered answer(Step step, Fields answer) {
        String digits = answer.requiredText("code", DIGITS * 2);
        answer.throwIfAny();
        ChallengeDocument.Code code = step.document().code();
        if (code == null) {
            return new Answered.Refused(Problem.conflict("no code was mailed for this challenge; start it first"));
        }
        if (!code.from().is(step.client().network(), step.client().userAgent())) {
            tellOnce(step);
            return new Answered.NotCounted("otherClient", ChallengeDocument.FROM_ELSEWHERE);
        }
        if (!step.now().isBefore(code.expiresAt())) {
            return new Answered.NotCounted("codeExpired", "answered after the code had expired");
        }
        if (step.state().factors().guessedOut(step.now())) {
            return new Answered.Refused(
                    Problem.conflict("too many wrong codes on this account today; only stronger methods are left"));
        }
        boolean right = MessageDigest.isEqual(
                HexFormat.of().parseHex(hash(step.id(), digits)), HexFormat.of().parseHex(code.hash()));
        return right ? new Answered.Right(Assurance.LOW) : new Answered.Wrong(true);
    }

    /** Whoever reads the code off a fake page answers elsewhere: the customer hears of it, once a challenge. */
    private void tellOnce(Step step) {
        if (step.document().wasAnsweredElsewhere()) {
            return;
        }
        String account = step.document().account();
        Optional<Profile> profile = profiles.find(step.handle(), account);
        Optional<Profile.Contact> to = profile.flatMap(known -> usable(known, step.now()));
        if (profile.isPresent() && to.isPresent()) {
            outbox.enqueue(
                    step.handle(),
                    account,
                    new Notice.CodeTriedElsewhere(
                            step.document().subject().action(step.document().operation()),
                            Origin.of(step.client().network()),
                            step.now()),
                    new Recipient(
                            to.get().value(),
                            Language.of(profile.get().language()),
                            profile.get().phrase()));
        }
    }

    /** Keyed, and bound to the challenge: one million codes are no secret to whoever can hash. */
    private String hash(String challenge, String digits) {
        return HexFormat.of().formatHex(keyring.mac("mailed-code", challenge, digits));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
