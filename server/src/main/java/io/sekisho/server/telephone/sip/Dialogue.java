package io.sekisho.server.telephone.sip;

import io.sekisho.server.telephone.Conversation;
import io.sekisho.server.telephone.Turn;
import io.sekisho.server.telephone.Voice;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Leads a conversation over a line: says each turn, gathers digits, which cut a speech short, and loses patience. Called on the call's
 * lane only.
 */
final class Dialogue {

    /** What carries the conversation. */
    interface Line {

        /**
         * @param muLaw  G.711 µ-law
         * @param spoken follows on the call's lane, unless hushed before
         */
        void say(byte[] muLaw, Runnable spoken);

        void hush();

        void hangUp();

        /**
         * Hang up, and call the number; {@link Dialogue#begin} follows once it answers.
         *
         * @param number E.164
         */
        void callBack(String number);
    }

    /** Telephones play what they hear a little later; hung up at once, the last word would be lost. */
    private static final Duration LINGER = Duration.ofMillis(300);

    private final Conversation conversation;
    private final Voice voice;
    private final Alarms alarms;
    private final StringBuilder digits = new StringBuilder();

    private @Nullable Line line;
    private Turn.@Nullable Next next;
    private Alarms.Alarm patience = Alarms.Alarm.NONE;

    /** Counts what happened, so that a speech's end or an alarm that was on its way meanwhile says nothing. */
    private int moment;

    /** We hung up and call back. */
    private boolean away;

    private boolean over;

    Dialogue(Conversation conversation, Voice voice, Alarms alarms) {
        this.conversation = conversation;
        this.voice = voice;
        this.alarms = alarms;
    }

    /** The line is open, for the first time or after calling back. What was keyed before counts for the first turn. */
    void begin(Line open) {
        if (!over) {
            line = open;
            away = false;
            take(conversation.begin());
        }
    }

    void keyed(char digit) {
        boolean early = line == null && !away;
        if (over || !(early || next instanceof Turn.Next.Gather)) {
            return;
        }
        digits.append(digit);
        if (line != null) {
            line.hush();
            gather();
        }
    }

    private void spoken(int since) {
        if (over || since != moment || line == null) {
            return;
        }
        switch (next) {
            case Turn.Next.Gather ignored -> gather();
            case Turn.Next.HangUp ignored -> alarms.in(LINGER, () -> leave(since));
            case Turn.Next.CallBack back -> callBack(line, back.number());
            case null -> {}
        }
    }

    private void leave(int since) {
        if (!over && since == moment && line != null) {
            line.hangUp();
        }
    }

    private void callBack(Line from, String number) {
        line = null;
        next = null;
        // What the caller who claimed the number keys meanwhile must not count for whoever answers.
        away = true;
        digits.setLength(0);
        from.callBack(number);
    }

    /** Whoever ended it. */
    void end() {
        if (!over) {
            over = true;
            patience.cancel();
            conversation.ended();
        }
    }

    private void take(Turn turn) {
        next = turn.next();
        int since = ++moment;
        if (next instanceof Turn.Next.Gather && !digits.isEmpty()) {
            gather();
        } else if (line != null) {
            digits.setLength(0);
            line.say(voice.say(turn.speech()), () -> spoken(since));
        }
    }

    /** Enough digits, or patience for the next one. */
    private void gather() {
        patience.cancel();
        int since = ++moment;
        if (next instanceof Turn.Next.Gather wanted) {
            if (digits.length() >= wanted.digits()) {
                heard(digits.substring(0, wanted.digits()));
            } else {
                patience = alarms.in(wanted.patience(), () -> lostPatience(since));
            }
        }
    }

    private void lostPatience(int since) {
        if (!over && since == moment) {
            heard(digits.toString());
        }
    }

    private void heard(String keyed) {
        digits.setLength(0);
        take(conversation.heard(keyed));
    }
}
