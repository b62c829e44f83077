package io.sekisho.server.telephone.sip;

import io.sekisho.server.telephone.Conversation;
import io.sekisho.server.telephone.IncomingCall;
import io.sekisho.server.telephone.Phrase.Line;
import io.sekisho.server.telephone.Speech;
import io.sekisho.server.telephone.Switchboard;
import io.sekisho.server.telephone.Turn;
import io.sekisho.server.telephone.Voice;
import io.sekisho.server.wording.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for two digits, approves 47, lets try again otherwise; remembers what it heard. */
final class ScriptedSwitchboard implements Switchboard {

    static final String RIGHT = "47";
    private static final Duration PATIENCE = Duration.ofMillis(2500);

    final List<IncomingCall> calls = new CopyOnWriteArrayList<>();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    private final Map<String, String> callBacks = new ConcurrentHashMap<>();
    private volatile CountDownLatch open = new CountDownLatch(0);

    /** Deterministic noise, another for each sentence, of a second or half of one. */
    static final Voice VOICE = speech -> sound((Line) speech.phrases().getFirst());

    static byte[] sound(Line said) {
        byte[] sound = new byte[said == Line.KEY_THE_DIGITS ? 8000 : 4000];
        new Random(said.name().hashCode()).nextBytes(sound);
        return sound;
    }

    /** Calls are not answered until this opens. */
    void waitFor(CountDownLatch latch) {
        open = latch;
    }

    /** From now on calls are hung up, and this number is called. */
    void callBack(String number) {
        callBacks.put("next", number);
    }

    @Override
    public Conversation answer(IncomingCall call) {
        calls.add(call);
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Talk(callBacks.getOrDefault("next", ""));
    }

    private final class Talk implements Conversation {
        private String callBack;

        Talk(String callBack) {
            this.callBack = callBack;
        }

        @Override
        public Turn begin() {
            begun.incrementAndGet();
            if (!callBack.isEmpty()) {
                String number = callBack;
                callBack = "";
                return new Turn(speech(Line.WE_CALL_BACK), new Turn.Next.CallBack(number));
            }
            return gather(Line.KEY_THE_DIGITS);
        }

        @Override
        public Turn heard(String digits) {
            heard.add(digits);
            return digits.equals(RIGHT)
                    ? hangUp(Line.APPROVED)
                    : digits.isEmpty() ? hangUp(Line.FAILED) : gather(Line.TRY_AGAIN);
        }

        @Override
        public void ended() {
            ended.incrementAndGet();
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
