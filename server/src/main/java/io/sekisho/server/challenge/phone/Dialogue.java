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
                may.granted() ? callBack(asking) : over(Outcome.UNPROVEN, asking, NUMBER_UNPROVEN);
            case Stage.CallingBack calling when input instanceof Input.Answered -> calledBack(calling);
            case Stage.Rejoining rejoining
            when input instanceof Input.Found found ->
                found.waiting().isEmpty()
                        ? over(Outcome.LATE, rejoining, TOO_LATE)
                        : admitted(rejoining.caller(), rejoining.about());
            case Stage.Keying keying when input instanceof Input.Keyed keyed -> keyed(keying, keyed.digits());
            case Stage.Judging judging when input instanceof Input.Judged judged -> judged(judging, judged);
            case Stage.Over over -> over(over.outcome(), over);
            case Stage.Ringing unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Looking unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Identifying unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.AskingToCallBack unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.CallingBack unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Rejoining unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Keying unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Judging unmoved -> over(Outcome.ABANDONED, unmoved);
        };
    }

    private Move answered(Caller caller) {
        Stage ringing = new Stage.Ringing(caller);
        return switch (caller) {
            case Caller.Hidden hidden -> over(Outcome.HIDDEN, ringing, WELCOME, NUMBER_HIDDEN);
            case Caller.Unreadable unreadable -> over(Outcome.UNREADABLE, ringing, WELCOME, NUMBER_HIDDEN);
            case Caller.Known known ->
                rules.open()
                        ? new Move(new Stage.Looking(known), new Move.Deed.LookUp(known))
                        : over(Outcome.CLOSED, ringing, WELCOME, CLOSED);
        };
    }

    private Move found(Caller.Known caller, Input.Found found) {
        if (found.waiting().isEmpty()) {
            Stage looking = new Stage.Looking(caller);
            return found.late()
                    ? over(Outcome.LATE, looking, WELCOME, TOO_LATE)
                    : over(Outcome.NOTHING_WAITED, looking, WELCOME, NOTHING_WAITS);
        }
        return found.waiting().size() == 1
                ? admission(caller, found.waiting().getFirst())
                : ask(new Stage.Identifying(caller, found.waiting(), 0), WELCOME, KEY_THE_CALL_NUMBER);
    }

    private Move identified(Stage.Identifying asked, String digits) {
        Optional<AwaitedCall> named = asked.waiting().stream()
                .filter(call -> call.callNumber().equals(digits))
                .findFirst();
        if (named.isPresent()) {
            return admission(asked.caller(), named.get());
        }
        int missed = asked.missed() + 1;
        Stage again = new Stage.Identifying(asked.caller(), asked.waiting(), missed);
        if (missed == MISSED_MAX) {
            return over(Outcome.UNIDENTIFIED, asked, NOTHING_WAITS);
        }
        return digits.isEmpty() ? ask(again, KEY_THE_CALL_NUMBER) : ask(again, TRY_AGAIN, KEY_THE_CALL_NUMBER);
    }

    private Move admission(Caller.Known caller, AwaitedCall about) {
        return switch (rules.admit(caller.attestation())) {
            case ADMITTED -> admitted(caller, about);
            case CALLED_BACK ->
                new Move(new Stage.AskingToCallBack(caller, about), new Move.Deed.CountCallBack(caller, about));
            case REFUSED -> over(Outcome.UNPROVEN, new Stage.Keying(caller, about, 0), WELCOME, NUMBER_UNPROVEN);
        };
    }

    /** Only a number that a challenge waits for is ever called: nobody can make us call a stranger. */
    private static Move callBack(Stage.AskingToCallBack asking) {
        return say(
                new Stage.CallingBack(asking.caller(), asking.about()),
                List.of(WELCOME, WE_CALL_BACK),
                new Turn.Next.CallBack(asking.caller().number()));
    }

    private static Move calledBack(Stage.CallingBack calling) {
        Caller.Known proven = new Caller.Known(calling.caller().number(), Attestation.CALLED_BACK);
        return new Move(new Stage.Rejoining(proven, calling.about()), new Move.Deed.LookAgain(calling.about()));
    }

    private static Move admitted(Caller.Known caller, AwaitedCall about) {
        return ask(new Stage.Keying(caller, about, 0), WELCOME, YOU_ARE_APPROVING, about.approval(), KEY_THE_DIGITS);
    }

    /** Too few digits are no answer, and cost no attempt. */
    private static Move keyed(Stage.Keying keying, String digits) {
        if (digits.length() == CallDigits.LENGTH && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Move(
                    new Stage.Judging(keying.caller(), keying.about()),
                    new Move.Deed.Judge(keying.caller(), keying.about(), digits));
        }
        int missed = keying.missed() + 1;
        return missed == MISSED_MAX
                ? over(Outcome.ABANDONED, keying)
                : ask(new Stage.Keying(keying.caller(), keying.about(), missed), KEY_THE_DIGITS);
    }

    private static Move judged(Stage.Judging judging, Input.Judged judged) {
        return switch (judged) {
            case RIGHT -> over(Outcome.APPROVED, judging, APPROVED);
            case WRONG -> ask(new Stage.Keying(judging.caller(), judging.about(), 0), TRY_AGAIN);
            case FAILED -> over(Outcome.FAILED, judging, FAILED);
            case LATE -> over(Outcome.LATE, judging, TOO_LATE);
        };
    }

    private static Move over(Outcome outcome, Stage before, Phrase.Line... lines) {
        List<Phrase> phrases = new ArrayList<>(List.of(lines));
        phrases.add(GOODBYE);
        return say(new Stage.Over(outcome, before.caller(), before.about()), phrases, new Turn.Next.HangUp());
    }

    private static Move ask(Stage stage, Phrase... phrases) {
        return say(stage, List.of(phrases), new Turn.Next.Gather(CallDigits.LENGTH, PATIENCE));
    }

    private static Move say(Stage stage, List<? extends Phrase> phrases, Turn.Next next) {
        return new Move(stage, new Move.Deed.Say(new Turn(new Speech(language(stage), List.copyOf(phrases)), next)));
    }

    /** The account's; before it is known, what is spoken where the number is from. */
    private static Language language(Stage stage) {
        AwaitedCall about = stage.about();
        if (about != null) {
            return about.language();
        }
        if (stage instanceof Stage.Identifying asked) {
            return asked.waiting().getFirst().language();
        }
        return stage.caller() instanceof Caller.Known known && !known.number().startsWith("+81")
                ? Language.EN
                : Language.JA;
    }
}
