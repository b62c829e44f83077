package io.sekisho.server.challenge;

import io.sekisho.engine.state.Method;
import java.util.Collection;

/** How much a passed challenge proves (API contract). */
public enum Assurance {
    /** A mailed code, or a call proven only by a bare From. */
    LOW,
    /** A call whose number the trunk vouches for, or our calling back. */
    SUBSTANTIAL,
    /** A passkey. */
    HIGH;

    static Assurance of(Collection<Method> passed) {
        return passed.contains(Method.PASSKEY) ? HIGH : LOW;
    }
}
