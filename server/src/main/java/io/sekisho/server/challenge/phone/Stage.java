package io.sekisho.server.challenge.phone;

import io.sekisho.server.telephone.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a call's conversation stands. */
sealed interface Stage {

    /** Who calls, as far as known by now. */
    Caller caller();

    /** What this call is about, once that is known. */
    default @Nullable About about() {
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
    record AskingToCallBack(Caller.Known caller, About about) implements Stage {}

    /** We hung up and call. */
    record CallingBack(Caller.Known caller, About about) implements Stage {}

    /** It is being looked up whether what the call is about is still so, now that we called back. */
    record Rejoining(Caller.Known caller, About about) implements Stage {}

    /** The caller keys the digits of the page. */
    record Keying(Caller.Known caller, AwaitedCall about, int missed) implements Stage {}

    /** The digits are being judged. */
    record Judging(Caller.Known caller, AwaitedCall about) implements Stage {}

    /**
     * Nothing waits, and the number is vouched for: it is being looked up whose it is.
     *
     * @param late whether something waited a while ago
     */
    record Owning(Caller.Known caller, boolean late) implements Stage {}

    /** The caller may ask to stop his account. */
    record OfferingStop(Caller.Known caller, OwnAccount about, boolean late, int missed) implements Stage {}

    /** The called back customer is asked once more. */
    record ConfirmingStop(Caller.Known caller, OwnAccount about, int missed) implements Stage {}

    /** The account is being stopped. */
    record Stopping(Caller.Known caller, OwnAccount about) implements Stage {}

    record Over(Outcome outcome, Caller caller, @Nullable About about) implements Stage {}
}
