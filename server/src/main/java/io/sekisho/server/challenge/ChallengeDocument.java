package io.sekisho.server.challenge;

import io.sekisho.engine.Verdict;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step-up in progress.
 *
 * <pre>
 *            start            answer: right, lists left
 *   PENDING ───────▶ PENDING ◀──────────┐
 *      │ answer: right, no list left ───┴──▶ PASSED
 *      │ answer: wrong, no attempt left ───▶ FAILED ◀── "not me", from anywhere
 *      └ time                          ───▶ EXPIRED
 * </pre>
 *
 * @param asked        how the client looked that is being approved, for mails and pages
 * @param methods      methods the account could use when this opened, in the policy's order
 * @param passed       methods passed so far
 * @param wrongAnswers wrong answers over all methods
 * @param code         the mailed code that is good now
 * @param proof        what the proof names, once passed
 * @param history      what happened, newest first, bounded
 */
public record ChallengeDocument(
        String account,
        String assessment,
        Operation operation,
        @Nullable String session,
        Subject subject,
        Asked asked,
        Risk.Level level,
        Settings.Restrict restrict,
        List<List<Method>> require,
        List<Method> methods,
        Instant expiresAt,
        Status status,
        List<Method> passed,
        int wrongAnswers,
        @Nullable Code code,
        @Nullable Proof proof,
        List<Happened> history) {

    /** Wrong answers a challenge survives, less one (API contract). */
    public static final int ATTEMPTS_MAX = 3;

    static final int HISTORY_MAX = 32;

    /** Where a challenge can stand. */
    public enum Status {
        PENDING,
        PASSED,
        FAILED,
        EXPIRED
    }

    /** The client that did what is to be approved. */
    public record Asked(Instant at, Browser browser, Network network) {}

    /**
     * A mailed code.
     *
     * @param hash keyed hash; the code itself is nowhere but in the mail
     * @param from the client that asked for it, which alone can answer it
     */
    public record Code(String hash, Instant expiresAt, Instant resendAfter, String sentTo, Asker from) {}

    /** The client that asked for a code. */
    public record Asker(Network network, String userAgent) {

        /** Another network or another browser is another client. */
        public boolean is(Network otherNetwork, String otherUserAgent) {
            return network.sameAs(otherNetwork) && userAgent.equals(otherUserAgent);
        }
    }

    /** What the proof says beside what the challenge is about. */
    public record Proof(String id, Instant issuedAt, Assurance assurance, boolean restricted) {}

    /**
     * Something that happened to the challenge, such as {@code answered from another client}.
     *
     * @param method absent where it concerned none
     */
    public record Happened(Instant at, @Nullable Method method, String what) {}

    private static final String DISOWNED = "not me";

    public static ChallengeDocument opened(
            Event event, Facts facts, Verdict verdict, Settings settings, Instant expiresAt) {
        return new ChallengeDocument(
                event.account(),
                event.id(),
                event.operation(),
                event.session(),
                Subject.of(event.action()),
                new Asked(event.time(), facts.browser(), facts.network()),
                verdict.risk().level(),
                settings.restrict(),
                verdict.require(),
                verdict.methods(),
                expiresAt,
                Status.PENDING,
                List.of(),
                0,
                null,
                null,
                List.of());
    }

    /** The status at an instant: what is pending expires by itself. */
    public Status statusAt(Instant now) {
        return status == Status.PENDING && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
    }

    /** Methods that would bring the challenge further: of the lists not yet satisfied. */
    public List<Method> open() {
        return methods.stream()
                .filter(method -> require.stream().anyMatch(list -> list.contains(method) && !satisfied(list)))
                .toList();
    }

    public int attemptsLeft() {
        return ATTEMPTS_MAX - wrongAnswers;
    }

    public ChallengeDocument mailed(Instant now, Code newCode) {
        return with(status, passed, wrongAnswers, newCode, proof, new Happened(now, Method.EMAIL_CODE, "code mailed"));
    }

    public ChallengeDocument noted(Instant now, Method method, String what) {
        return with(status, passed, wrongAnswers, code, proof, new Happened(now, method, what));
    }

    /** The code dies with the last attempt, so that nobody tries it on. */
    public ChallengeDocument wrong(Instant now, Method method) {
        int wrong = wrongAnswers + 1;
        boolean last = wrong >= ATTEMPTS_MAX;
        return with(
                last ? Status.FAILED : status,
                passed,
                wrong,
                last ? null : code,
                proof,
                new Happened(now, method, "wrong answer"));
    }

    /** One method passed; the challenge itself where every list has one now. A code is used up. */
    public ChallengeDocument passedBy(Instant now, Method method, String proofId, boolean restricted) {
        List<Method> all = new ArrayList<>(passed);
        all.add(method);
        ChallengeDocument next = with(status, all, wrongAnswers, null, proof, new Happened(now, method, "passed"));
        if (!require.stream().allMatch(next::satisfied)) {
            return next;
        }
        Proof earned = new Proof(proofId, now, Assurance.of(all), restricted);
        return next.with(Status.PASSED, all, wrongAnswers, null, earned, null);
    }

    /** Whoever was asked said that it was not them: it can no longer be passed, and a proof it earned is no longer given. */
    public ChallengeDocument disowned(Instant now) {
        return with(Status.FAILED, passed, wrongAnswers, null, null, new Happened(now, null, DISOWNED));
    }

    public boolean isDisowned() {
        return history.stream().anyMatch(happened -> happened.what().equals(DISOWNED));
    }

    /** How many of the required lists have been passed. */
    public int satisfiedLists() {
        return (int) require.stream().filter(this::satisfied).count();
    }

    private boolean satisfied(List<Method> list) {
        return list.stream().anyMatch(passed::contains);
    }

    private ChallengeDocument with(
            Status newStatus,
            List<Method> newPassed,
            int newWrongAnswers,
            @Nullable Code newCode,
            @Nullable Proof newProof,
            @Nullable Happened happened) {
        return new ChallengeDocument(
                account,
                assessment,
                operation,
                session,
                subject,
                asked,
                level,
                restrict,
                require,
                methods,
                expiresAt,
                newStatus,
                List.copyOf(newPassed),
                newWrongAnswers,
                newCode,
                newProof,
                happened == null ? history : Bounded.plus(happened, history, HISTORY_MAX));
    }
}
