package io.sekisho.server.challenge.phone;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.state.Method;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.challenge.Asking;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.ChallengeDocument.Status;
import io.sekisho.server.challenge.ChallengeMethod;
import io.sekisho.server.challenge.ChallengeMethod.Answered;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.http.ProblemException;
import io.sekisho.server.telephone.Attestation;
import io.sekisho.server.telephone.Phrase;
import io.sekisho.server.wording.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** What a conversation asks of the rest of the product: who waits for a number, whether digits are right, what holds now. */
final class Phones {

    private final Jdbi jdbi;
    private final WaitingCalls waiting;
    private final CallDigits digits;
    private final Profiles profiles;
    private final Challenges challenges;
    private final Supplier<PolicyTimeline> policies;
    private final Availability availability;
    private final InstantSource clock;

    Phones(
            Jdbi jdbi,
            WaitingCalls waiting,
            CallDigits digits,
            Profiles profiles,
            Challenges challenges,
            Supplier<PolicyTimeline> policies,
            Availability availability,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.waiting = waiting;
        this.digits = digits;
        this.profiles = profiles;
        this.challenges = challenges;
        this.policies = policies;
        this.availability = availability;
        this.clock = clock;
    }

    Rules rules(boolean carrierCallsOut) {
        return new Rules(
                availability.open(),
                policies.get().at(clock.instant()).policy().settings().calls(),
                carrierCallsOut);
    }

    Input.Found find(String number) {
        List<WaitingCalls.Waiting> known = jdbi.withHandle(handle -> waiting.find(handle, number));
        List<AwaitedCall> awaited =
                known.stream().flatMap(each -> awaited(each).stream()).toList();
        return new Input.Found(awaited, !known.isEmpty());
    }

    /** Whether this one is still waited for. */
    Input.Still again(AwaitedCall call) {
        return new Input.Still(challenges
                .find(call.challenge())
                .filter(document -> waits(document, clock.instant()))
                .isPresent());
    }

    Input.MayCallBack countCallBack(AwaitedCall call, String number) {
        return new Input.MayCallBack(
                jdbi.withHandle(handle -> waiting.countCallBack(handle, call.challenge(), number)));
    }

    private Optional<AwaitedCall> awaited(WaitingCalls.Waiting each) {
        return challenges
                .find(each.challenge())
                .filter(document -> waits(document, clock.instant()))
                .map(document -> new AwaitedCall(
                        each.challenge(),
                        document.account(),
                        each.callNumber(),
                        Language.of(profiles.find(document.account()).language()),
                        approval(document)));
    }

    private static boolean waits(ChallengeDocument document, Instant now) {
        ChallengeDocument.Call call = document.call();
        return call != null
                && now.isBefore(call.expiresAt())
                && document.statusAt(now) == Status.PENDING
                && document.open().contains(Method.PHONE_CALL);
    }

    private static Phrase.Approval approval(ChallengeDocument document) {
        return new Phrase.Approval(
                document.subject().action(document.operation()),
                machine(document.asked().browser().deviceType()),
                document.asked().network().country());
    }

    private static Phrase.Machine machine(String deviceType) {
        return switch (deviceType) {
            case "desktop" -> Phrase.Machine.COMPUTER;
            case "mobile" -> Phrase.Machine.PHONE;
            case "tablet" -> Phrase.Machine.TABLET;
            default -> Phrase.Machine.UNKNOWN;
        };
    }

    /**
     * Judges the digits keyed. Wrong ones cost the challenge an attempt. Only where the number is proven do they count among the
     * account's wrong answers of the day: whoever writes a customer's number into a From could otherwise use them up.
     */
    Input.Judged judge(AwaitedCall about, String keyed, Attestation attestation) {
        ChallengeDocument document = challenges.find(about.challenge()).orElse(null);
        ChallengeDocument.Call call = document == null ? null : document.call();
        if (call == null) {
            return Input.Judged.LATE;
        }
        Asking asker = new Asking(call.from().network(), call.from().userAgent());
        try {
            Challenges.Outcome outcome = challenges.settle(
                    about.challenge(), Method.PHONE_CALL, asker, step -> answered(step, keyed, attestation));
            return judged(outcome);
        } catch (ProblemException e) {
            // Passed by another call or method meanwhile, suspended, revoked.
            return Input.Judged.LATE;
        }
    }

    private Answered answered(ChallengeMethod.Step step, String keyed, Attestation attestation) {
        ChallengeDocument.Call call = step.document().call();
        if (call == null || !step.now().isBefore(call.expiresAt())) {
            return new Answered.NotCounted("callExpired", "digits keyed after the call had expired");
        }
        if (!MessageDigest.isEqual(bytes(digits.match(step.id(), call.startedAt())), bytes(keyed))) {
            return new Answered.Wrong(Rules.proven(attestation));
        }
        waiting.over(step.handle(), step.id());
        return new Answered.Right(Rules.assurance(attestation));
    }

    private static Input.Judged judged(Challenges.Outcome outcome) {
        ChallengeDocument after = outcome.document();
        if (after.passed().contains(Method.PHONE_CALL)) {
            return Input.Judged.RIGHT;
        }
        return switch (after.status()) {
            case FAILED -> Input.Judged.FAILED;
            case PENDING -> outcome.fields().containsKey("attemptsLeft") ? Input.Judged.WRONG : Input.Judged.LATE;
            case PASSED, EXPIRED -> Input.Judged.LATE;
        };
    }

    private static byte[] bytes(String digits) {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }
}
