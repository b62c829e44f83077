package io.sekisho.server.challenge.phone;

import static io.sekisho.server.telephone.Phrase.Line.APPROVED;
import static io.sekisho.server.telephone.Phrase.Line.CLOSED;
import static io.sekisho.server.telephone.Phrase.Line.FAILED;
import static io.sekisho.server.telephone.Phrase.Line.GOODBYE;
import static io.sekisho.server.telephone.Phrase.Line.KEY_THE_CALL_NUMBER;
import static io.sekisho.server.telephone.Phrase.Line.KEY_THE_DIGITS;
import static io.sekisho.server.telephone.Phrase.Line.NOTHING_WAITS;
import static io.sekisho.server.telephone.Phrase.Line.NUMBER_HIDDEN;
import static io.sekisho.server.telephone.Phrase.Line.NUMBER_UNPROVEN;
import static io.sekisho.server.telephone.Phrase.Line.TOO_LATE;
import static io.sekisho.server.telephone.Phrase.Line.TRY_AGAIN;
import static io.sekisho.server.telephone.Phrase.Line.WELCOME;
import static io.sekisho.server.telephone.Phrase.Line.WE_CALL_BACK;
import static io.sekisho.server.telephone.Phrase.Line.YOU_ARE_APPROVING;

import io.sekisho.server.telephone.Attestation;
import io.sekisho.server.telephone.Caller;
import io.sekisho.server.telephone.Phrase;
import io.sekisho.server.telephone.Speech;
import io.sekisho.server.telephone.Turn;
import io.sekisho.server.wording.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said on a call, as a pure function of where it stands and what came.
 *
 * <pre>
 *  Ringing ─▶ Looking ─▶ (Identifying ─▶) (AskingToCallBack ─▶ CallingBack ─▶ Rejoining ─▶) Keying ◀─▶ Judging ─▶ Over
 * </pre>
 *
 * Whatever cannot be ends the call without approving anything.
 */
final class Dialogue {

    /** Two digits on a page before one's eyes; a telephone keeps some people longer than a keyboard. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How often nothing useful is keyed before the call ends. */
    static final int MISSED_MAX = 3;

    private final Rules rules;

    Dialogue(Rules rules) {
        this.rules = rules;
    }

    Move next(Stage stage, Input input) {
        return switch (stage) {
            case Stage.Ringing ringing when input instanceof Input.Answered -> answered(ringing.caller());
            case Stage.Looking looking when input instanceof Input.Found found -> found(looking.caller(), found);
            case Stage.Identifying asked when input instanceof Input.Keyed keyed -> identified(asked, keyed.digits());
            case Stage.AskingToCallBack asking
            when input instanceof Input.MayCallBack may ->
                may.granted() ? callBack(asking.caller(), asking.call()) : unproven(asking.call());
            case Stage.CallingBack calling
            when input instanceof Input.Answered ->
                new Move(
                        new Stage.Rejoining(
                                new Caller.Known(calling.caller().number(), Attestation.CALLED_BACK), calling.call()),
                        new Move.Deed.LookAgain(calling.call()));
            case Stage.Rejoining rejoining
            when input instanceof Input.Found found ->
                found.waiting().isEmpty()
                        ? over(Outcome.LATE, rejoining.call(), rejoining.call().language(), TOO_LATE)
                        : admitted(rejoining.caller(), rejoining.call());
            case Stage.Keying keying when input instanceof Input.Keyed keyed -> keyed(keying, keyed.digits());
            case Stage.Judging judging when input instanceof Input.Judged judged -> judged(judging, judged);
            case Stage.Over over -> over(over.outcome(), over.call(), languageOf(over.call()));
            case Stage.Ringing ringing -> over(Outcome.ABANDONED, null, Language.JA);
            case Stage.Looking looking -> over(Outcome.ABANDONED, null, language(looking.caller()));
            case Stage.Identifying asked -> over(Outcome.ABANDONED, null, language(asked.caller()));
            case Stage.AskingToCallBack asking -> abandoned(asking.call());
            case Stage.CallingBack calling -> abandoned(calling.call());
            case Stage.Rejoining rejoining -> abandoned(rejoining.call());
            case Stage.Keying keying -> abandoned(keying.call());
            case Stage.Judging judging -> abandoned(judging.call());
        };
    }

    private Move answered(Caller caller) {
        return switch (caller) {
            case Caller.Hidden hidden -> over(Outcome.HIDDEN, null, Language.JA, WELCOME, NUMBER_HIDDEN);
            case Caller.Unreadable unreadable -> over(Outcome.UNREADABLE, null, Language.JA, WELCOME, NUMBER_HIDDEN);
            case Caller.Known known ->
                rules.open()
                        ? new Move(new Stage.Looking(known), new Move.Deed.LookUp(known.number()))
                        : over(Outcome.CLOSED, null, language(known), WELCOME, CLOSED);
        };
    }

    private Move found(Caller.Known caller, Input.Found found) {
        if (found.waiting().isEmpty()) {
            return found.late()
                    ? over(Outcome.LATE, null, language(caller), WELCOME, TOO_LATE)
                    : over(Outcome.NOTHING_WAITED, null, language(caller), WELCOME, NOTHING_WAITS);
        }
        if (found.waiting().size() == 1) {
            return admission(caller, found.waiting().getFirst());
        }
        Language language = found.waiting().getFirst().language();
        return ask(new Stage.Identifying(caller, found.waiting(), 0), language, WELCOME, KEY_THE_CALL_NUMBER);
    }

    private Move identified(Stage.Identifying asked, String digits) {
        Optional<AwaitedCall> named = asked.waiting().stream()
                .filter(call -> call.callNumber().equals(digits))
                .findFirst();
        if (named.isPresent()) {
            return admission(asked.caller(), named.get());
        }
        Language language = asked.waiting().getFirst().language();
        int missed = asked.missed() + 1;
        Stage again = new Stage.Identifying(asked.caller(), asked.waiting(), missed);
        if (missed == MISSED_MAX) {
            return over(Outcome.UNIDENTIFIED, null, language, NOTHING_WAITS);
        }
        return digits.isEmpty()
                ? ask(again, language, KEY_THE_CALL_NUMBER)
                : ask(again, language, TRY_AGAIN, KEY_THE_CALL_NUMBER);
    }

    private Move admission(Caller.Known caller, AwaitedCall call) {
        return switch (rules.admit(caller.attestation())) {
            case ADMITTED -> admitted(caller, call);
            case CALLED_BACK -> new Move(new Stage.AskingToCallBack(caller, call), new Move.Deed.CountCallBack(call));
            case REFUSED -> unproven(call);
        };
    }

    private static Move unproven(AwaitedCall call) {
        return over(Outcome.UNPROVEN, call, call.language(), NUMBER_UNPROVEN);
    }

    /** Only a number that a challenge waits for is ever called: nobody can make us call a stranger. */
    private static Move callBack(Caller.Known caller, AwaitedCall call) {
        return say(
                new Stage.CallingBack(caller, call),
                call.language(),
                List.of(WELCOME, WE_CALL_BACK),
                new Turn.Next.CallBack(caller.number()));
    }

    private static Move admitted(Caller.Known caller, AwaitedCall call) {
        return ask(
                new Stage.Keying(caller, call, 0),
                call.language(),
                WELCOME,
                YOU_ARE_APPROVING,
                call.approval(),
                KEY_THE_DIGITS);
    }

    /** Too few digits are no answer, and cost no attempt. */
    private static Move keyed(Stage.Keying keying, String digits) {
        if (digits.length() == CallDigits.LENGTH && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Move(
                    new Stage.Judging(keying.caller(), keying.call()),
                    new Move.Deed.Judge(keying.call(), digits, keying.caller().attestation()));
        }
        int missed = keying.missed() + 1;
        return missed == MISSED_MAX
                ? abandoned(keying.call())
                : ask(
                        new Stage.Keying(keying.caller(), keying.call(), missed),
                        keying.call().language(),
                        KEY_THE_DIGITS);
    }

    private static Move judged(Stage.Judging judging, Input.Judged judged) {
        AwaitedCall call = judging.call();
        return switch (judged) {
            case RIGHT -> over(Outcome.APPROVED, call, call.language(), APPROVED);
            case WRONG -> ask(new Stage.Keying(judging.caller(), call, 0), call.language(), TRY_AGAIN);
            case FAILED -> over(Outcome.FAILED, call, call.language(), FAILED);
            case LATE -> over(Outcome.LATE, call, call.language(), TOO_LATE);
        };
    }

    private static Move abandoned(AwaitedCall call) {
        return over(Outcome.ABANDONED, call, call.language());
    }

    private static Move over(Outcome outcome, @Nullable AwaitedCall call, Language language, Phrase.Line... lines) {
        List<Phrase> phrases = new ArrayList<>(List.of(lines));
        phrases.add(GOODBYE);
        return say(new Stage.Over(outcome, call), language, phrases, new Turn.Next.HangUp());
    }

    private static Move ask(Stage stage, Language language, Phrase... phrases) {
        return say(stage, language, List.of(phrases), new Turn.Next.Gather(CallDigits.LENGTH, PATIENCE));
    }

    private static Move say(Stage stage, Language language, List<? extends Phrase> phrases, Turn.Next next) {
        return new Move(stage, new Move.Deed.Say(new Turn(new Speech(language, List.copyOf(phrases)), next)));
    }

    private static Language languageOf(@Nullable AwaitedCall call) {
        return call == null ? Language.JA : call.language();
    }

    /** Of somebody unknown: what is spoken where the number is from. */
    private static Language language(Caller.Known caller) {
        return caller.number().startsWith("+81") ? Language.JA : Language.EN;
    }
}
