package io.sekisho.demo.gate;

import io.sekisho.client.PasskeyApproval;

/** What became of something a customer wanted. */
public sealed interface Outcome {

    /** It happened. */
    record Done(Visit visit, Action action) implements Outcome {}

    /**
     * A passkey may be added, by the browser and by Sekisho itself.
     *
     * @param assessment by which
     */
    record Approved(Visit visit, Action.AlterPasskeys action, PasskeyApproval approval, String assessment)
            implements Outcome {}

    /** The customer is asked who he is first. */
    record StepUp(Pending pending) implements Outcome {}

    /** It must not happen now; the customer may ask by telephone. */
    record Held(Action action) implements Outcome {}

    /** It does not happen. A login is told so with the words for a wrong password. */
    record Refused(Action action) implements Outcome {}

    /** As {@link Refused}, and the session is over: it was stopped, or the whole account is suspended. */
    record Ended(Action action) implements Outcome {}

    /** The customer came back without having shown who he is. */
    record NotShown(Action action) implements Outcome {}

    /** He showed who he is, but money or stock were gone by then. */
    record TooLate(Visit visit, Action action) implements Outcome {}
}
