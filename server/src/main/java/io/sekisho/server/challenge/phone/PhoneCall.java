package io.sekisho.server.challenge.phone;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.state.Method;
import io.sekisho.server.account.Masking;
import io.sekisho.server.account.Profile;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.ChallengeMethod;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call from a registered number (out-of-band over the telephone network, which NIST SP 800-63B-4 section 3.1.3.3 restricts). What it
 * proves depends on what stands behind the number ({@link Rules#assurance}); the digits tie the call to a page and prove nothing.
 */
final class PhoneCall implements ChallengeMethod {

    /** Long enough to find the telephone and listen. */
    static final Duration VALID_FOR = Duration.ofMinutes(10);

    private final Availability availability;
    private final WaitingCalls waiting;
    private final CallDigits digits;
    private final Profiles profiles;
    private final Supplier<PolicyTimeline> policies;

    PhoneCall(
            Availability availability,
            WaitingCalls waiting,
            CallDigits digits,
            Profiles profiles,
            Supplier<PolicyTimeline> policies) {
        this.availability = availability;
        this.waiting = waiting;
        this.digits = digits;
        this.profiles = profiles;
        this.policies = policies;
    }

    @Override
    public Method method() {
        return Method.PHONE_CALL;
    }

    /** Asked for again, the same digits go on being good: a page may be loaded twice while the customer is on the line. */
    @Override
    public Started start(Step step) {
        String number = availability.number();
        if (number == null) {
            return new Started.Refused(
                    Problem.conflict("calls are not taken just now; start another method, or this one later"));
        }
        ChallengeDocument.Call call = step.document().call();
        if (call != null && step.now().isBefore(call.expiresAt())) {
            return new Started.Begun(
                    step.document().awaiting(step.now(), call), told(invitation(step.id(), number, call)));
        }
        List<String> numbers = usable(step);
        return numbers.isEmpty()
                ? new Started.Refused(Problem.conflict(
                        "the account has no telephone number that may be used; one just registered is in quarantine"))
                : await(step, number, numbers);
    }

    private List<String> usable(Step step) {
        Profile profile =
                profiles.find(step.handle(), step.document().account()).orElse(null);
        return profile == null
                ? List.of()
                : profile.phonesForStepUp(
                        step.now(),
                        policies.get().at(step.now()).policy().settings().contactQuarantine());
    }

    private Started await(Step step, String number, List<String> numbers) {
        Instant expiresAt = earlier(step.now().plus(VALID_FOR), step.document().expiresAt());
        Optional<String> callNumber = waiting.await(step.handle(), step.id(), numbers, step.now(), expiresAt);
        if (callNumber.isEmpty()) {
            return new Started.Refused(Problem.tooMany(
                    "too many challenges wait for a call from this account's telephone", Duration.ofMinutes(1)));
        }
        ChallengeDocument.Call call = new ChallengeDocument.Call(
                step.now(),
                expiresAt,
                numbers.stream().map(Masking::phone).toList(),
                callNumber.get(),
                new ChallengeDocument.Asker(
                        step.client().network(), step.client().userAgent()));
        return new Started.Begun(step.document().awaiting(step.now(), call), told(invitation(step.id(), number, call)));
    }

    /** What the customer is shown while a call is waited for; nothing where none is, or nobody would answer. */
    Optional<CallInvitation> invitation(String id, ChallengeDocument document, Instant now) {
        String number = availability.number();
        ChallengeDocument.Call call = document.call();
        return number == null || call == null || !now.isBefore(call.expiresAt())
                ? Optional.empty()
                : Optional.of(invitation(id, number, call));
    }

    private CallInvitation invitation(String id, String number, ChallengeDocument.Call call) {
        return new CallInvitation(
                number, call.callFrom(), digits.match(id, call.startedAt()), call.callNumber(), call.expiresAt());
    }

    private static Map<String, Object> told(CallInvitation invitation) {
        List<String> from = invitation.callFrom();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("call", invitation.number());
        told.put("callFrom", from.getFirst());
        if (from.size() > 1) {
            told.put("callFromAlso", from.subList(1, from.size()));
        }
        told.put("match", invitation.match());
        told.put("callId", invitation.callNumber());
        told.put("expiresAt", invitation.expiresAt());
        return told;
    }

    @Override
    public Answered answer(Step step, Fields answer) {
        return new Answered.Refused(Problem.conflict(
                "a call is answered on the telephone: the caller keys in match; GET the challenge to see what"
                        + " became of it"));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
