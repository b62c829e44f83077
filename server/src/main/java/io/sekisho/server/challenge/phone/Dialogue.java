package io.sekisho.server.challenge.phone;

import static io.sekisho.server.telephone.Phrase.Line.APPROVED;
import static io.sekisho.server.telephone.Phrase.Line.CLOSED;
import static io.sekisho.server.telephone.Phrase.Line.CONFIRM_STOP;
import static io.sekisho.server.telephone.Phrase.Line.FAILED;
import static io.sekisho.server.telephone.Phrase.Line.GOODBYE;
import static io.sekisho.server.telephone.Phrase.Line.KEY_THE_CALL_NUMBER;
import static io.sekisho.server.telephone.Phrase.Line.KEY_THE_DIGITS;
import static io.sekisho.server.telephone.Phrase.Line.NOTHING_WAITS;
import static io.sekisho.server.telephone.Phrase.Line.NUMBER_HIDDEN;
import static io.sekisho.server.telephone.Phrase.Line.NUMBER_UNPROVEN;
import static io.sekisho.server.telephone.Phrase.Line.OFFER_STOP;
import static io.sekisho.server.telephone.Phrase.Line.STOPPED;
import static io.sekisho.server.telephone.Phrase.Line.STOP_BY_SUPPORT;
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
 *              └▶ Owning ─▶ OfferingStop ─▶ AskingToCallBack ─▶ CallingBack ─▶ Rejoining ─▶ ConfirmingStop ─▶ Stopping ─▶ Over
 * </pre>
 *
 * Whatever cannot be ends the call without approving anything.
 */
final class Dialogue {

    /** Two digits on a page before one's eyes; a telephone keeps some people longer than a keyboard. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How often nothing useful is keyed before the call ends. */
    static final int MISSED_MAX = 3;

    /** What is pressed to stop an account. */
    static final String STOP = "9";

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
            when input instanceof Input.MayCallBack may -> may.granted() ? callBack(asking) : notCalledBack(asking);
            case Stage.CallingBack calling when input instanceof Input.Answered -> calledBack(calling);
            case Stage.Rejoining rejoining when input instanceof Input.Still still -> rejoined(rejoining, still.so());
            case Stage.Keying keying when input instanceof Input.Keyed keyed -> keyed(keying, keyed.digits());
            case Stage.Judging judging when input instanceof Input.Judged judged -> judged(judging, judged);
            case Stage.Owning owning when input instanceof Input.Owned owned -> owned(owning, owned.account());
            case Stage.OfferingStop offering
            when input instanceof Input.Keyed keyed -> offered(offering, keyed.digits());
            case Stage.ConfirmingStop asked when input instanceof Input.Keyed keyed -> confirmed(asked, keyed.digits());
            case Stage.Stopping stopping
            when input instanceof Input.Stopped stopped ->
                stopped.done()
                        ? over(Outcome.STOPPED, stopping, STOPPED)
                        : over(Outcome.ABANDONED, stopping, STOP_BY_SUPPORT);
            case Stage.Over over -> over(over.outcome(), over);
            case Stage.Ringing unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Looking unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Identifying unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.AskingToCallBack unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.CallingBack unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Rejoining unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Keying unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Judging unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Owning unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.OfferingStop unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.ConfirmingStop unmoved -> over(Outcome.ABANDONED, unmoved);
            case Stage.Stopping unmoved -> over(Outcome.ABANDONED, unmoved);
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
            Stage.Owning owning = new Stage.Owning(caller, found.late());
            return rules.mayStop(caller.attestation())
                    ? new Move(owning, new Move.Deed.FindOwner(caller))
                    : owned(owning, null);
        }
        return found.waiting().size() == 1
                ? admission(caller, found.waiting().getFirst())
                : ask(new Stage.Identifying(caller, found.waiting(), 0), WELCOME, KEY_THE_CALL_NUMBER);
    }

    /** Whoever only claims a number hears the same whether it is registered or not. */
    private static Move owned(Stage.Owning owning, @Nullable OwnAccount account) {
        Phrase.Line why = owning.late() ? TOO_LATE : NOTHING_WAITS;
        return account == null
                ? over(vain(owning.late()), owning, WELCOME, why, STOP_BY_SUPPORT)
                : ask(new Stage.OfferingStop(owning.caller(), account, owning.late(), 0), WELCOME, why, OFFER_STOP);
    }

    private static Outcome vain(boolean late) {
        return late ? Outcome.LATE : Outcome.NOTHING_WAITED;
    }

    private static Move offered(Stage.OfferingStop offering, String keyed) {
        Caller.Known caller = offering.caller();
        if (keyed.equals(STOP)) {
            return new Move(
                    new Stage.AskingToCallBack(caller, offering.about()),
                    new Move.Deed.CountCallBack(caller, offering.about()));
        }
        int missed = offering.missed() + 1;
        return keyed.isEmpty() || missed == MISSED_MAX
                ? over(vain(offering.late()), offering)
                : ask(new Stage.OfferingStop(caller, offering.about(), offering.late(), missed), OFFER_STOP);
    }

    private static Move confirmed(Stage.ConfirmingStop asked, String keyed) {
        Caller.Known caller = asked.caller();
        if (keyed.equals(STOP)) {
            return new Move(new Stage.Stopping(caller, asked.about()), new Move.Deed.Stop(caller, asked.about()));
        }
        int missed = asked.missed() + 1;
        return missed == MISSED_MAX
                ? over(Outcome.ABANDONED, asked)
                : ask(new Stage.ConfirmingStop(caller, asked.about(), missed), CONFIRM_STOP);
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

    /**
     * Only a number that a challenge waits for is ever called, or one that is vouched for and whose caller asked for it: nobody can make
     * us call a stranger.
     */
    private static Move callBack(Stage.AskingToCallBack asking) {
        return say(
                new Stage.CallingBack(asking.caller(), asking.about()),
                // Who asked to stop his account was greeted before.
                asking.about() instanceof OwnAccount ? List.of(WE_CALL_BACK) : List.of(WELCOME, WE_CALL_BACK),
                new Turn.Next.CallBack(asking.caller().number()));
    }

    private static Move calledBack(Stage.CallingBack calling) {
        Caller.Known proven = new Caller.Known(calling.caller().number(), Attestation.CALLED_BACK);
        return new Move(new Stage.Rejoining(proven, calling.about()), new Move.Deed.LookAgain(proven, calling.about()));
    }

    private static Move notCalledBack(Stage.AskingToCallBack asking) {
        return over(
                Outcome.UNPROVEN,
                asking,
                switch (asking.about()) {
                    case AwaitedCall call -> NUMBER_UNPROVEN;
                    case OwnAccount account -> STOP_BY_SUPPORT;
                });
    }

    private static Move rejoined(Stage.Rejoining rejoining, boolean still) {
        Caller.Known caller = rejoining.caller();
        return switch (rejoining.about()) {
            case AwaitedCall call -> still ? admitted(caller, call) : over(Outcome.LATE, rejoining, TOO_LATE);
            case OwnAccount account ->
                still
                        ? ask(new Stage.ConfirmingStop(caller, account, 0), WELCOME, CONFIRM_STOP)
                        : over(Outcome.UNPROVEN, rejoining, STOP_BY_SUPPORT);
        };
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
        int digits = stage instanceof Stage.OfferingStop || stage instanceof Stage.ConfirmingStop
                ? STOP.length()
                : CallDigits.LENGTH;
        return say(stage, List.of(phrases), new Turn.Next.Gather(digits, PATIENCE));
    }

    private static Move say(Stage stage, List<? extends Phrase> phrases, Turn.Next next) {
        return new Move(stage, new Move.Deed.Say(new Turn(new Speech(language(stage), List.copyOf(phrases)), next)));
    }

    /** The account's; before it is known, what is spoken where the number is from. */
    private static Language language(Stage stage) {
        About about = stage.about();
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
