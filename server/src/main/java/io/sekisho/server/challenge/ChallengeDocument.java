package io.sekisho.server.challenge;

import io.sekisho.engine.Verdict;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Method;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
 * @param assessment   what is challenged; empty where the customer is only asked who he is
 * @param asked        how the client looked that is being approved, for mails and pages
 * @param methods      methods the account could use when this opened, in the policy's order
 * @param passed       methods passed so far
 * @param wrongAnswers wrong answers over all methods
 * @param proven       the most that the methods passed so far have proven, absent before the first
 * @param code         the mailed code that is good now
 * @param call         the call that is waited for
 * @param ceremony     what a passkey is to sign
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
        @Nullable Assurance proven,
        int wrongAnswers,
        @Nullable Code code,
        @Nullable Call call,
        @Nullable Ceremony ceremony,
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

    /**
     * A call that is waited for. The digits to key in are nowhere: they follow from the challenge and the instant.
     *
     * @param callFrom   the registered numbers to call from, masked, at least one
     * @param callNumber two digits that name this call among others waited for from the same number
     * @param from       the client that asked
     */
    public record Call(Instant startedAt, Instant expiresAt, List<String> callFrom, String callNumber, Asker from) {}

    /**
     * What a passkey is to sign.
     *
     * @param challenge Base64url; used once
     */
    public record Ceremony(String challenge, Instant expiresAt) {}

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

    /** What stands for the assessment where there is none. */
    static final String NO_ASSESSMENT = "";

    /** How the history tells of a code answered by another client than the one that asked. */
    public static final String FROM_ELSEWHERE = "answered from another network or browser than asked";

    private static final String DISOWNED = "not me";
    private static final String MAILED = "code mailed";
    private static final String AWAITED = "waiting for a call";

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
                null,
                0,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** Whether it only asks who the customer is, of an account that is being restored. */
    public boolean identifies() {
        return assessment.equals(NO_ASSESSMENT);
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
        return with(draft -> draft.code = newCode).noted(now, Method.EMAIL_CODE, MAILED);
    }

    /** Waits for a call, in place of one waited for before. */
    public ChallengeDocument awaiting(Instant now, Call newCall) {
        return with(draft -> draft.call = newCall).noted(now, Method.PHONE_CALL, AWAITED);
    }

    /** Has given a passkey something to sign, in place of what was given before; absent: it has been used up. */
    public ChallengeDocument asking(Instant now, @Nullable Ceremony newCeremony) {
        ChallengeDocument next = with(draft -> draft.ceremony = newCeremony);
        return newCeremony == null ? next : next.noted(now, Method.PASSKEY, "passkey asked for");
    }

    public ChallengeDocument noted(Instant now, @Nullable Method method, String what) {
        Happened happened = new Happened(now, method, what);
        return with(draft -> draft.history = Bounded.plus(happened, history, HISTORY_MAX));
    }

    /** What could be tried on dies with the last attempt, so that nobody tries it on. */
    public ChallengeDocument wrong(Instant now, Method method) {
        int wrong = wrongAnswers + 1;
        return with(draft -> {
                    draft.wrongAnswers = wrong;
                    draft.ceremony = null;
                    if (wrong >= ATTEMPTS_MAX) {
                        draft.status = Status.FAILED;
                        draft.useUp();
                    }
                })
                .noted(now, method, "wrong answer");
    }

    /** One method passed; the challenge itself where every list has one now. What was tried is used up. */
    public ChallengeDocument passedBy(
            Instant now, Method method, Assurance assurance, String proofId, boolean restricted) {
        Assurance most = proven == null ? assurance : Assurance.most(List.of(proven, assurance));
        ChallengeDocument next = with(draft -> {
                    draft.passed =
                            Stream.concat(passed.stream(), Stream.of(method)).toList();
                    draft.proven = most;
                    draft.useUp();
                })
                .noted(now, method, "passed");
        return next.require.stream().allMatch(next::satisfied)
                ? next.with(draft -> {
                    draft.status = Status.PASSED;
                    draft.proof = new Proof(proofId, now, most, restricted);
                })
                : next;
    }

    /** Whoever was asked said that it was not them: it can no longer be passed, and a proof it earned is no longer given. */
    public ChallengeDocument disowned(Instant now) {
        return with(draft -> {
                    draft.status = Status.FAILED;
                    draft.useUp();
                    draft.proof = null;
                })
                .noted(now, null, DISOWNED);
    }

    /** What it would have released was denied, or its time is over. */
    ChallengeDocument holdEnded(Instant now) {
        return with(draft -> {
                    draft.status = Status.FAILED;
                    draft.useUp();
                    draft.proof = null;
                })
                .noted(now, null, "hold ended");
    }

    /** Its account is named in a scheme: it counts as asked at high risk. Over where a mailed code is all that it asks for, and too little. */
    ChallengeDocument suspected(Instant now) {
        Assurance needed = restrict.needed(operation, Risk.Level.HIGH);
        boolean tooLittle = needed != Assurance.LOW && methods.stream().allMatch(Method.EMAIL_CODE::equals);
        return with(draft -> {
                    draft.level = level.atLeast(Risk.Level.HIGH) ? level : Risk.Level.HIGH;
                    if (tooLittle) {
                        draft.status = Status.FAILED;
                        draft.useUp();
                    }
                })
                .noted(now, null, "account named in a scheme");
    }

    /** Whether a call was asked for after the last code was mailed. */
    public boolean calledLast() {
        return history.stream()
                .map(Happened::what)
                .filter(what -> what.equals(MAILED) || what.equals(AWAITED))
                .findFirst()
                .filter(AWAITED::equals)
                .isPresent();
    }

    /** Whether another client than the one that asked has tried a code. */
    public boolean wasAnsweredElsewhere() {
        return history.stream().anyMatch(happened -> happened.what().equals(FROM_ELSEWHERE));
    }

    public boolean isDisowned() {
        return history.stream().anyMatch(happened -> happened.what().equals(DISOWNED));
    }

    /**
     * Whether it shows who the customer is, whatever became of it: something was passed that is worth a signature, not long ago. One that
     * only identifies serves the way back alone.
     */
    public boolean proves(Instant now) {
        return !identifies() && proven != null && proven.atLeast(Assurance.SUBSTANTIAL) && now.isBefore(expiresAt);
    }

    /** How many of the required lists have been passed. */
    public int satisfiedLists() {
        return (int) require.stream().filter(this::satisfied).count();
    }

    private boolean satisfied(List<Method> list) {
        return list.stream().anyMatch(passed::contains);
    }

    private ChallengeDocument with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new ChallengeDocument(
                account,
                assessment,
                operation,
                session,
                subject,
                asked,
                draft.level,
                restrict,
                require,
                methods,
                expiresAt,
                draft.status,
                draft.passed,
                draft.proven,
                draft.wrongAnswers,
                draft.code,
                draft.call,
                draft.ceremony,
                draft.proof,
                draft.history);
    }

    /** What changes of a challenge, confined to the method that changes it. */
    private static final class Draft {
        private Risk.Level level;
        private Status status;
        private List<Method> passed;
        private @Nullable Assurance proven;
        private int wrongAnswers;
        private @Nullable Code code;
        private @Nullable Call call;
        private @Nullable Ceremony ceremony;
        private @Nullable Proof proof;
        private List<Happened> history;

        Draft(ChallengeDocument from) {
            level = from.level;
            status = from.status;
            passed = from.passed;
            proven = from.proven;
            wrongAnswers = from.wrongAnswers;
            code = from.code;
            call = from.call;
            ceremony = from.ceremony;
            proof = from.proof;
            history = from.history;
        }

        void useUp() {
            code = null;
            call = null;
            ceremony = null;
        }
    }
}
