package io.sekisho.server.telephone;

import java.time.Duration;

/**
 * What we say and what comes then.
 *
 * @param speech may be cut short by the first digit where digits are asked for (barge-in)
 */
public record Turn(Speech speech, Next next) {

    /** What comes once the speech is over. */
    public sealed interface Next {

        /**
         * Digits are taken, from the moment the speech begins.
         *
         * @param digits   how many
         * @param patience how long to wait for the next digit once nothing is said any more
         */
        record Gather(int digits, Duration patience) implements Next {}

        record HangUp() implements Next {}

        /**
         * Hang up, and call this number, which proves it whatever the caller claimed.
         *
         * @param number E.164
         */
        record CallBack(String number) implements Next {}
    }
}
