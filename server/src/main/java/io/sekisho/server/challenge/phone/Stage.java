package io.sekisho.server.challenge.phone;

import io.sekisho.server.telephone.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a call's conversation stands. */
sealed interface Stage {

    /** Who calls, as far as known by now. */
    Caller caller();

    /** The call waited for that this one is about, once that is known. */
    default @Nullable AwaitedCall about() {
        return null;
    }

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

    /** It is being counted whether this number may be called back once more. */
    record AskingToCallBack(Caller.Known caller, AwaitedCall about) implements Stage {}

    /** We hung up and call. */
    record CallingBack(Caller.Known caller, AwaitedCall about) implements Stage {}

    /** It is being looked up whether the call is still waited for, now that we called back. */
    record Rejoining(Caller.Known caller, AwaitedCall about) implements Stage {}

    /** The caller keys the digits of the page. */
    record Keying(Caller.Known caller, AwaitedCall about, int missed) implements Stage {}

    /** The digits are being judged. */
    record Judging(Caller.Known caller, AwaitedCall about) implements Stage {}

    record Over(Outcome outcome, Caller caller, @Nullable AwaitedCall about) implements Stage {}
}
