package io.sekisho.server.challenge.phone;

import io.sekisho.server.telephone.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a call's conversation stands. */
sealed interface Stage {

    /** About to be answered. */
    record Ringing(Caller caller) implements Stage {}

    /** It is being looked up what waits for this number. */
    record Looking(Caller.Known caller) implements Stage {}

    /** Several wait: the caller keys which. */
    record Identifying(Caller.Known caller, List<AwaitedCall> waiting, int missed) implements Stage {
        public Identifying {
            waiting = List.copyOf(waiting);
        }
    }

    /** The caller keys the digits of the page. */
    record Keying(Caller.Known caller, AwaitedCall call, int missed) implements Stage {}

    /** The digits are being judged. */
    record Judging(Caller.Known caller, AwaitedCall call) implements Stage {}

    /** It is being counted whether this may be called back once more. */
    record AskingToCallBack(Caller.Known caller, AwaitedCall call) implements Stage {}

    /** We hung up and call. */
    record CallingBack(Caller.Known caller, AwaitedCall call) implements Stage {}

    /** It is being looked up whether the call is still waited for, now that we called back. */
    record Rejoining(Caller.Known caller, AwaitedCall call) implements Stage {}

    /** @param call the one it was about, where it came so far */
    record Over(Outcome outcome, @Nullable AwaitedCall call) implements Stage {}
}
