package io.sekisho.server.challenge.phone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a conversation goes on with. */
sealed interface Input {

    /** The caller's end, or the called back one's, is there. */
    record Answered() implements Input {}

    /**
     * What waits for the number.
     *
     * @param late whether, where nothing does, something did a while ago
     */
    record Found(List<AwaitedCall> waiting, boolean late) implements Input {
        public Found {
            waiting = List.copyOf(waiting);
        }
    }

    /** Whose account the number is registered at; absent where it is nobody's, several people's or in quarantine. */
    record Owned(@Nullable OwnAccount account) implements Input {}

    /** Whether what the call is about is still so. */
    record Still(boolean so) implements Input {}

    /** Whether the number may be called back. */
    record MayCallBack(boolean granted) implements Input {}

    /** Digits keyed; empty where none came in time. */
    record Keyed(String digits) implements Input {}

    /** Whether the account is stopped now; where it is not, something is broken. */
    record Stopped(boolean done) implements Input {}

    /** What became of the digits. */
    enum Judged implements Input {
        RIGHT,
        /** Wrong, and there is another try. */
        WRONG,
        /** Wrong for the last time. */
        FAILED,
        /** The challenge was over before. */
        LATE
    }
}
