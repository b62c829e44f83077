package io.sekisho.server.telephone;

/** Who takes the calls that carriers bring in. Called from carriers' threads, for many calls at once. */
@FunctionalInterface
public interface Switchboard {

    /** A call came in and is about to be answered; what follows happens in its conversation, one thing after another. */
    Conversation answer(IncomingCall call);
}
