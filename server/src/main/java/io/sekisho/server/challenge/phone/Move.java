package io.sekisho.server.challenge.phone;

import io.sekisho.server.telephone.Caller;
import io.sekisho.server.telephone.Turn;

/** A step of a conversation: where it stands now, and what is to be done. */
record Move(Stage stage, Deed deed) {

    /** What is to be done; the result is the next input. */
    sealed interface Deed {

        /** Look up what waits for a number. */
        record LookUp(Caller.Known caller) implements Deed {}

        /** Look up whose number it is. */
        record FindOwner(Caller.Known caller) implements Deed {}

        /** Look up whether a call is still waited for, or the number still the customer's. */
        record LookAgain(Caller.Known caller, About about) implements Deed {}

        /** Count one more calling back. */
        record CountCallBack(Caller.Known caller, About about) implements Deed {}

        record Judge(Caller.Known caller, AwaitedCall about, String digits) implements Deed {}

        record Stop(Caller.Known caller, OwnAccount about) implements Deed {}

        /** Speak; what comes next comes from the carrier. */
        record Say(Turn turn) implements Deed {}
    }
}
