package io.sekisho.server.telephone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.telephone.Conversation;
import io.sekisho.server.telephone.Phrase.Line;
import io.sekisho.server.telephone.Speech;
import io.sekisho.server.telephone.Turn;
import io.sekisho.server.wording.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line and a clock in the hands of the test. */
class DialogueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<String> happened = new ArrayList<>();
    private final Deque<Turn> turns = new ArrayDeque<>();
    private final List<Runnable> alarms = new ArrayList<>();
    private final List<Runnable> speeches = new ArrayList<>();

    private final Dialogue.Line line = new Dialogue.Line() {
        @Override
        public void say(byte[] muLaw, Runnable spoken) {
            happened.add("say " + new String(muLaw, StandardCharsets.US_ASCII));
            speeches.add(spoken);
        }

        @Override
        public void hush() {
            happened.add("hush");
        }

        @Override
        public void hangUp() {
            happened.add("hang up");
        }

        @Override
        public void callBack(String number) {
            happened.add("call back");
        }
    };

    private final Conversation conversation = new Conversation() {
        @Override
        public Turn begin() {
            return turns.remove();
        }

        @Override
        public Turn heard(String digits) {
            happened.add("heard <" + digits + ">");
            return turns.remove();
        }

        @Override
        public void ended() {
            happened.add("ended");
        }
    };

    private final Dialogue dialogue = new Dialogue(
            conversation,
            speech -> ((Line) speech.phrases().getFirst()).name().getBytes(StandardCharsets.US_ASCII),
            (delay, work) -> {
                alarms.add(work);
                return () -> {};
            });

    @Test
    void digitsAfterTheSpeechAreHeardOnceThereAreEnough() {
        turns.add(gather(Line.KEY_THE_DIGITS));
        turns.add(hangUp(Line.APPROVED));
        dialogue.begin(line);
        spoken();
        dialogue.keyed('4');
        dialogue.keyed('7');
        spoken();
        rings();

        assertThat(happened).containsSubsequence("say KEY_THE_DIGITS", "heard <47>", "say APPROVED", "hang up");
    }

    @Test
    void theFirstDigitCutsTheSpeechShort() {
        turns.add(gather(Line.KEY_THE_DIGITS));
        dialogue.begin(line);
        dialogue.keyed('4');

        assertThat(happened).containsExactly("say KEY_THE_DIGITS", "hush");
    }

    @Test
    void digitsKeyedBeforeWeSpeakCount() {
        turns.add(gather(Line.KEY_THE_DIGITS));
        turns.add(hangUp(Line.APPROVED));
        dialogue.keyed('4');
        dialogue.keyed('7');
        dialogue.keyed('9');
        dialogue.begin(line);

        assertThat(happened).containsExactly("heard <47>", "say APPROVED");
    }

    @Test
    void whoKeysNothingIsWaitedForOnceTheSpeechIsOver() {
        turns.add(gather(Line.KEY_THE_DIGITS));
        turns.add(hangUp(Line.FAILED));
        dialogue.begin(line);
        assertThat(alarms).isEmpty();
        spoken();
        rings();

        assertThat(happened).containsExactly("say KEY_THE_DIGITS", "heard <>", "say FAILED");
    }

    @Test
    void eachDigitBeginsPatienceAnew() {
        turns.add(gather(Line.KEY_THE_DIGITS));
        turns.add(hangUp(Line.FAILED));
        dialogue.begin(line);
        spoken();
        dialogue.keyed('4');
        alarms.getFirst().run();
        assertThat(happened).doesNotContain("heard <4>");
        rings();

        assertThat(happened).contains("heard <4>");
    }

    @Test
    void aSpeechsEndThatWasOnItsWaySaysNothingOfTheNext() {
        turns.add(gather(Line.KEY_THE_DIGITS));
        turns.add(hangUp(Line.APPROVED));
        dialogue.begin(line);
        dialogue.keyed('4');
        dialogue.keyed('7');
        speeches.getFirst().run();
        alarms.forEach(Runnable::run);

        assertThat(happened).doesNotContain("hang up");
    }

    @Test
    void whileNothingIsAskedDigitsAreNotHeard() {
        turns.add(hangUp(Line.CLOSED));
        dialogue.begin(line);
        dialogue.keyed('4');

        assertThat(happened).containsExactly("say CLOSED");
    }

    @Test
    void wrongDigitsAreNoPartOfTheNextAttempt() {
        turns.add(gather(Line.KEY_THE_DIGITS));
        turns.add(gather(Line.TRY_AGAIN));
        turns.add(hangUp(Line.APPROVED));
        dialogue.begin(line);
        "1147".chars().forEach(digit -> dialogue.keyed((char) digit));

        assertThat(happened).containsSubsequence("heard <11>", "say TRY_AGAIN", "heard <47>", "say APPROVED");
    }

    @Test
    void calledBackTheSameConversationGoesOn() {
        turns.add(new Turn(speech(Line.WE_CALL_BACK), new Turn.Next.CallBack("+819012345678")));
        turns.add(gather(Line.KEY_THE_DIGITS));
        dialogue.begin(line);
        spoken();
        rings();
        dialogue.begin(line);

        assertThat(happened).containsExactly("say WE_CALL_BACK", "call back", "say KEY_THE_DIGITS");
    }

    @Test
    void theEndIsToldOnceAndIsTheLast() {
        turns.add(gather(Line.KEY_THE_DIGITS));
        dialogue.begin(line);
        spoken();
        dialogue.end();
        dialogue.end();
        dialogue.keyed('4');
        rings();

        assertThat(happened).containsExactly("say KEY_THE_DIGITS", "ended");
    }

    private void spoken() {
        speeches.getLast().run();
    }

    private void rings() {
        if (!alarms.isEmpty()) {
            alarms.getLast().run();
        }
    }

    private static Turn gather(Line said) {
        return new Turn(speech(said), new Turn.Next.Gather(2, PATIENCE));
    }

    private static Turn hangUp(Line said) {
        return new Turn(speech(said), new Turn.Next.HangUp());
    }

    private static Speech speech(Line said) {
        return new Speech(Language.EN, List.of(said));
    }
}
