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
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Login;
import io.sekisho.engine.policy.Settings;
import io.sekisho.server.telephone.Attestation;
import io.sekisho.server.telephone.Caller;
import io.sekisho.server.telephone.Phrase;
import io.sekisho.server.telephone.Turn;
import io.sekisho.server.wording.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueTest {

    private static final String NUMBER = "+819012345678";
    private static final Caller.Known CLAIMED = new Caller.Known(NUMBER, Attestation.CLAIMED);
    private static final Phrase.Approval LOGIN =
            new Phrase.Approval(new Login(Login.Result.SUCCESS, Login.Factor.PASSWORD), Phrase.Machine.COMPUTER, "JP");
    private static final AwaitedCall ONE = new AwaitedCall("ch_1", "8021-1", "12", Language.EN, LOGIN);
    private static final AwaitedCall OTHER = new AwaitedCall("ch_2", "8021-2", "34", Language.EN, LOGIN);
    private static final Caller.Known ASSERTED = new Caller.Known(NUMBER, Attestation.ASSERTED);
    private static final Caller.Known CALLED_BACK = new Caller.Known(NUMBER, Attestation.CALLED_BACK);
    private static final OwnAccount OWN = new OwnAccount("8021-1", Language.EN);
    private static final Input ANSWERED = new Input.Answered();

    private static final Rules OPEN = rules(false, Settings.CallBack.NEVER, true);

    private static Rules rules(boolean attested, Settings.CallBack callBack, boolean carrierCallsOut) {
        return new Rules(true, new Settings.Calls(attested, callBack), carrierCallsOut);
    }

    /** A conversation, and what came of each input. */
    private static final class Talk {
        private final Dialogue dialogue;
        private Move latest;

        Talk(Rules rules, Caller caller) {
            dialogue = new Dialogue(rules);
            latest = dialogue.next(new Stage.Ringing(caller), ANSWERED);
        }

        Talk then(Input input) {
            latest = dialogue.next(latest.stage(), input);
            return this;
        }

        Talk says(Phrase... phrases) {
            assertThat(turn().speech().phrases()).containsExactly(phrases);
            return this;
        }

        Turn turn() {
            assertThat(latest.deed()).isInstanceOf(Move.Deed.Say.class);
            return ((Move.Deed.Say) latest.deed()).turn();
        }

        void isOver(Outcome outcome, @Nullable About about) {
            assertThat(turn().next()).isInstanceOf(Turn.Next.HangUp.class);
            assertThat(latest.stage()).isInstanceOfSatisfying(Stage.Over.class, over -> {
                assertThat(over.outcome()).isEqualTo(outcome);
                assertThat(over.about()).isEqualTo(about);
            });
        }
    }

    private static Input found(AwaitedCall... calls) {
        return new Input.Found(List.of(calls), false);
    }

    private static Input keyed(String digits) {
        return new Input.Keyed(digits);
    }

    @Test
    void theRightDigitsApproveWhatWasNamed() {
        Talk talk = new Talk(OPEN, CLAIMED).then(found(ONE)).says(WELCOME, YOU_ARE_APPROVING, LOGIN, KEY_THE_DIGITS);
        assertThat(talk.turn().next()).isEqualTo(new Turn.Next.Gather(2, Dialogue.PATIENCE));
        assertThat(talk.turn().speech().language()).isEqualTo(Language.EN);
        talk.then(keyed("47"));
        assertThat(talk.latest.deed()).isEqualTo(new Move.Deed.Judge(CLAIMED, ONE, "47"));
        talk.then(Input.Judged.RIGHT).says(APPROVED, GOODBYE).isOver(Outcome.APPROVED, ONE);
    }

    @Test
    void wrongDigitsMayBeKeyedAgainUntilTheChallengeFails() {
        Talk talk = new Talk(OPEN, CLAIMED).then(found(ONE));
        talk.then(keyed("00")).then(Input.Judged.WRONG).says(TRY_AGAIN);
        talk.then(keyed("01")).then(Input.Judged.WRONG).says(TRY_AGAIN);
        talk.then(keyed("02")).then(Input.Judged.FAILED).says(FAILED, GOODBYE).isOver(Outcome.FAILED, ONE);
    }

    @Test
    void digitsThatComeTooLateAreToldSo() {
        new Talk(OPEN, CLAIMED)
                .then(found(ONE))
                .then(keyed("47"))
                .then(Input.Judged.LATE)
                .says(TOO_LATE, GOODBYE)
                .isOver(Outcome.LATE, ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4#", "**", "123"})
    void whatIsNotTwoDigitsIsNoAnswerAndEndsTheCallAtLast(String keyed) {
        Talk talk = new Talk(OPEN, CLAIMED).then(found(ONE));
        talk.then(keyed(keyed)).says(KEY_THE_DIGITS);
        talk.then(keyed(keyed)).says(KEY_THE_DIGITS);
        talk.then(keyed(keyed)).says(GOODBYE).isOver(Outcome.ABANDONED, ONE);
    }

    @Test
    void aWithheldNumberIsToldHowToCall() {
        new Talk(OPEN, new Caller.Hidden())
                .says(WELCOME, NUMBER_HIDDEN, GOODBYE)
                .isOver(Outcome.HIDDEN, null);
        new Talk(OPEN, new Caller.Unreadable())
                .says(WELCOME, NUMBER_HIDDEN, GOODBYE)
                .isOver(Outcome.UNREADABLE, null);
    }

    @Test
    void outsideTheHoursNothingIsLookedUp() {
        Rules closed = new Rules(false, OPEN.policy(), true);
        new Talk(closed, CLAIMED).says(WELCOME, CLOSED, GOODBYE).isOver(Outcome.CLOSED, null);
    }

    @ParameterizedTest
    @CsvSource({NUMBER + ", JA", "+14155550123, EN"})
    void whereNothingWaitsTheCallerIsToldPolitely(String number, Language language) {
        Talk talk = new Talk(OPEN, new Caller.Known(number, Attestation.CLAIMED)).then(found());
        talk.says(WELCOME, NOTHING_WAITS, STOP_BY_SUPPORT, GOODBYE).isOver(Outcome.NOTHING_WAITED, null);
        assertThat(talk.turn().speech().language()).isEqualTo(language);
        new Talk(OPEN, CLAIMED)
                .then(new Input.Found(List.of(), true))
                .says(WELCOME, TOO_LATE, STOP_BY_SUPPORT, GOODBYE)
                .isOver(Outcome.LATE, null);
    }

    @Test
    void whereSeveralWaitTheCallNumberNamesOne() {
        Talk talk = new Talk(OPEN, CLAIMED).then(found(ONE, OTHER)).says(WELCOME, KEY_THE_CALL_NUMBER);
        talk.then(keyed("")).says(KEY_THE_CALL_NUMBER);
        talk.then(keyed("99")).says(TRY_AGAIN, KEY_THE_CALL_NUMBER);
        talk.then(keyed("34")).says(WELCOME, YOU_ARE_APPROVING, LOGIN, KEY_THE_DIGITS);
        talk.then(keyed("47"));
        assertThat(talk.latest.deed()).isEqualTo(new Move.Deed.Judge(CLAIMED, OTHER, "47"));
    }

    @Test
    void whoeverNamesNoneOfSeveralCostsNobodyAnAttempt() {
        new Talk(OPEN, CLAIMED)
                .then(found(ONE, OTHER))
                .then(keyed("99"))
                .then(keyed("98"))
                .then(keyed("97"))
                .says(NOTHING_WAITS, GOODBYE)
                .isOver(Outcome.UNIDENTIFIED, null);
    }

    /** attested, callBack, whether the carrier calls out, attestation: what comes of it. */
    @ParameterizedTest
    @CsvSource({
        "false, NEVER, true, CLAIMED, ADMITTED",
        "false, NEVER, false, SIGNED_B, ADMITTED",
        "true, NEVER, true, CLAIMED, REFUSED",
        "true, NEVER, true, SIGNED_C, REFUSED",
        "true, NEVER, true, SIGNED_B, REFUSED",
        "true, NEVER, true, SIGNED_A, ADMITTED",
        "true, NEVER, true, ASSERTED, REFUSED",
        "false, UNPROVEN, true, CLAIMED, CALLED_BACK",
        "true, UNPROVEN, true, SIGNED_B, CALLED_BACK",
        "true, UNPROVEN, true, ASSERTED, CALLED_BACK",
        "false, UNPROVEN, true, ASSERTED, ADMITTED",
        "false, UNPROVEN, false, CLAIMED, REFUSED",
        "false, UNPROVEN, false, SIGNED_A, ADMITTED",
        "false, ALWAYS, true, ASSERTED, CALLED_BACK",
        "false, ALWAYS, false, ASSERTED, ADMITTED",
        "false, ALWAYS, false, CLAIMED, REFUSED",
        "true, ALWAYS, true, CALLED_BACK, ADMITTED",
        "true, NEVER, true, CALLED_BACK, ADMITTED"
    })
    void policyAndCarrierSayWhomToBelieve(
            boolean attested,
            Settings.CallBack callBack,
            boolean callsOut,
            Attestation attestation,
            Rules.Admission admission) {
        assertThat(rules(attested, callBack, callsOut).admit(attestation)).isEqualTo(admission);
    }

    @Test
    void anUnprovenNumberIsRefusedWhereThePolicyAsksForMore() {
        new Talk(rules(true, Settings.CallBack.NEVER, true), CLAIMED)
                .then(found(ONE))
                .says(WELCOME, NUMBER_UNPROVEN, GOODBYE)
                .isOver(Outcome.UNPROVEN, ONE);
    }

    @Test
    void aRegisteredNumberIsCalledBackAndGoesOnProven() {
        Talk talk = new Talk(rules(true, Settings.CallBack.UNPROVEN, true), CLAIMED).then(found(ONE));
        assertThat(talk.latest.deed()).isEqualTo(new Move.Deed.CountCallBack(CLAIMED, ONE));
        talk.then(new Input.MayCallBack(true)).says(WELCOME, WE_CALL_BACK);
        assertThat(talk.turn().next()).isEqualTo(new Turn.Next.CallBack(NUMBER));
        talk.then(ANSWERED);
        assertThat(talk.latest.deed()).isEqualTo(new Move.Deed.LookAgain(CALLED_BACK, ONE));
        talk.then(new Input.Still(true)).says(WELCOME, YOU_ARE_APPROVING, LOGIN, KEY_THE_DIGITS);
        talk.then(keyed("47"));
        assertThat(talk.latest.deed()).isEqualTo(new Move.Deed.Judge(CALLED_BACK, ONE, "47"));
    }

    @Test
    void nobodyIsCalledBackTooOftenOrTooLate() {
        Rules rules = rules(false, Settings.CallBack.ALWAYS, true);
        new Talk(rules, CLAIMED)
                .then(found(ONE))
                .then(new Input.MayCallBack(false))
                .says(NUMBER_UNPROVEN, GOODBYE)
                .isOver(Outcome.UNPROVEN, ONE);
        new Talk(rules, CLAIMED)
                .then(found(ONE))
                .then(new Input.MayCallBack(true))
                .then(ANSWERED)
                .then(new Input.Still(false))
                .says(TOO_LATE, GOODBYE)
                .isOver(Outcome.LATE, ONE);
    }

    private static Talk offered() {
        return new Talk(OPEN, ASSERTED).then(found()).then(new Input.Owned(OWN));
    }

    private static Talk askedAgain() {
        return offered()
                .then(keyed("9"))
                .then(new Input.MayCallBack(true))
                .then(ANSWERED)
                .then(new Input.Still(true));
    }

    @Test
    void whoCallsFromHisOwnNumberStopsHisAccountOnceHeWasCalledBack() {
        Talk talk = new Talk(OPEN, ASSERTED).then(found());
        assertThat(talk.latest.deed()).isEqualTo(new Move.Deed.FindOwner(ASSERTED));
        talk.then(new Input.Owned(OWN)).says(WELCOME, NOTHING_WAITS, OFFER_STOP);
        assertThat(talk.turn().next()).isEqualTo(new Turn.Next.Gather(1, Dialogue.PATIENCE));
        assertThat(talk.turn().speech().language()).isEqualTo(Language.EN);
        talk.then(keyed("9"));
        assertThat(talk.latest.deed()).isEqualTo(new Move.Deed.CountCallBack(ASSERTED, OWN));
        talk.then(new Input.MayCallBack(true)).says(WE_CALL_BACK);
        assertThat(talk.turn().next()).isEqualTo(new Turn.Next.CallBack(NUMBER));
        talk.then(ANSWERED);
        assertThat(talk.latest.deed()).isEqualTo(new Move.Deed.LookAgain(CALLED_BACK, OWN));
        talk.then(new Input.Still(true)).says(WELCOME, CONFIRM_STOP);
        talk.then(keyed("9"));
        assertThat(talk.latest.deed()).isEqualTo(new Move.Deed.Stop(CALLED_BACK, OWN));
        talk.then(new Input.Stopped(true)).says(STOPPED, GOODBYE).isOver(Outcome.STOPPED, OWN);
    }

    @Test
    void whoIsLateMayStopHisAccountToo() {
        new Talk(OPEN, ASSERTED)
                .then(new Input.Found(List.of(), true))
                .then(new Input.Owned(OWN))
                .says(WELCOME, TOO_LATE, OFFER_STOP)
                .then(keyed(""))
                .says(GOODBYE)
                .isOver(Outcome.LATE, OWN);
    }

    @ParameterizedTest
    @CsvSource({"CLAIMED, true", "SIGNED_B, true", "SIGNED_C, true", "ASSERTED, false", "SIGNED_A, false"})
    void aNumberNobodyAnswersForOrThatCannotBeCalledBackIsSentToSupport(Attestation attestation, boolean callsOut) {
        new Talk(rules(false, Settings.CallBack.NEVER, callsOut), new Caller.Known(NUMBER, attestation))
                .then(found())
                .says(WELCOME, NOTHING_WAITS, STOP_BY_SUPPORT, GOODBYE)
                .isOver(Outcome.NOTHING_WAITED, null);
    }

    @Test
    void aNumberOfNobodyOrOfSeveralIsSentToSupport() {
        new Talk(OPEN, ASSERTED)
                .then(found())
                .then(new Input.Owned(null))
                .says(WELCOME, NOTHING_WAITS, STOP_BY_SUPPORT, GOODBYE)
                .isOver(Outcome.NOTHING_WAITED, null);
    }

    @Test
    void onlyNineStops() {
        Talk talk = offered();
        talk.then(keyed("6")).says(OFFER_STOP);
        talk.then(keyed("#")).says(OFFER_STOP);
        talk.then(keyed("99")).says(GOODBYE).isOver(Outcome.NOTHING_WAITED, OWN);
        offered().then(keyed("")).says(GOODBYE).isOver(Outcome.NOTHING_WAITED, OWN);
    }

    @Test
    void whoDoesNotConfirmStopsNothing() {
        Talk talk = askedAgain();
        talk.then(keyed("")).says(CONFIRM_STOP);
        talk.then(keyed("1")).says(CONFIRM_STOP);
        talk.then(keyed("")).says(GOODBYE).isOver(Outcome.ABANDONED, OWN);
    }

    @Test
    void nobodyIsRungTooOftenNorAfterHisNumberChanged() {
        offered()
                .then(keyed("9"))
                .then(new Input.MayCallBack(false))
                .says(STOP_BY_SUPPORT, GOODBYE)
                .isOver(Outcome.UNPROVEN, OWN);
        offered()
                .then(keyed("9"))
                .then(new Input.MayCallBack(true))
                .then(ANSWERED)
                .then(new Input.Still(false))
                .says(STOP_BY_SUPPORT, GOODBYE)
                .isOver(Outcome.UNPROVEN, OWN);
    }

    @Test
    void anAccountThatCouldNotBeStoppedIsNotSaidToBe() {
        askedAgain()
                .then(keyed("9"))
                .then(new Input.Stopped(false))
                .says(STOP_BY_SUPPORT, GOODBYE)
                .isOver(Outcome.ABANDONED, OWN);
    }

    @Test
    void ninesOnAPagesDigitsAreDigits() {
        Talk talk = new Talk(OPEN, ASSERTED).then(found(ONE)).then(keyed("9")).says(KEY_THE_DIGITS);
        talk.then(keyed("99"));
        assertThat(talk.latest.deed()).isEqualTo(new Move.Deed.Judge(ASSERTED, ONE, "99"));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void whateverComesOnlyAConfirmedNineOfTheCalledBackStops(Stage stage) {
        for (Input input : inputs()) {
            Move.Deed deed = new Dialogue(OPEN).next(stage, input).deed();
            boolean may = stage instanceof Stage.ConfirmingStop && input.equals(keyed("9"));
            assertThat(deed instanceof Move.Deed.Stop).as(stage + " " + input).isEqualTo(may);
        }
    }

    static List<Stage> stages() {
        return List.of(
                new Stage.Ringing(CLAIMED),
                new Stage.Looking(CLAIMED),
                new Stage.Identifying(CLAIMED, List.of(ONE, OTHER), 0),
                new Stage.AskingToCallBack(CLAIMED, ONE),
                new Stage.CallingBack(CLAIMED, ONE),
                new Stage.Rejoining(CLAIMED, ONE),
                new Stage.Keying(CLAIMED, ONE, 0),
                new Stage.Judging(CLAIMED, ONE),
                new Stage.Owning(ASSERTED, false),
                new Stage.OfferingStop(ASSERTED, OWN, false, 0),
                new Stage.AskingToCallBack(ASSERTED, OWN),
                new Stage.CallingBack(ASSERTED, OWN),
                new Stage.Rejoining(CALLED_BACK, OWN),
                new Stage.ConfirmingStop(CALLED_BACK, OWN, 0),
                new Stage.Stopping(CALLED_BACK, OWN),
                new Stage.Over(Outcome.APPROVED, CLAIMED, ONE));
    }

    private static List<Input> inputs() {
        List<Input> inputs = new ArrayList<>(List.of(Input.Judged.values()));
        inputs.addAll(List.of(ANSWERED, found(), found(ONE), keyed(""), keyed("47"), new Input.MayCallBack(true)));
        inputs.addAll(List.of(keyed("9"), keyed("99"), new Input.Owned(OWN), new Input.Still(true)));
        inputs.add(new Input.Stopped(true));
        return inputs;
    }

    @ParameterizedTest
    @MethodSource("stages")
    void whateverComesOnlyRightDigitsApprove(Stage stage) {
        for (Input input : inputs()) {
            Move move = new Dialogue(OPEN).next(stage, input);
            boolean approved = move.stage() instanceof Stage.Over over && over.outcome() == Outcome.APPROVED;
            boolean may =
                    stage instanceof Stage.Over || (stage instanceof Stage.Judging && input == Input.Judged.RIGHT);
            assertThat(approved).as(stage + " " + input).isEqualTo(may);
            if (move.stage() instanceof Stage.Over) {
                assertThat(((Move.Deed.Say) move.deed()).turn().next()).isInstanceOf(Turn.Next.HangUp.class);
            }
        }
    }
}
