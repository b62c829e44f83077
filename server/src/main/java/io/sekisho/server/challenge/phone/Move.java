package io.sekisho.server.challenge.phone;

import io.sekisho.server.telephone.Attestation;
import io.sekisho.server.telephone.Turn;

/** A step of a conversation: where it stands now, and what is to be done. */
record Move(Stage stage, Deed deed) {

    /** What is to be done; but for the last, its result is the next input. */
    sealed interface Deed {

        /** Look up what waits for a number. */
        record LookUp(String number) implements Deed {}

        /** Look up whether a call is still waited for. */
        record LookAgain(AwaitedCall call) implements Deed {}

        /** Count one more calling back. */
        record CountCallBack(AwaitedCall call) implements Deed {}

        record Judge(AwaitedCall call, String digits, Attestation attestation) implements Deed {}

        record Say(Turn turn) implements Deed {}
    }
}
