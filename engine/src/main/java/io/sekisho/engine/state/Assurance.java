package io.sekisho.engine.state;

import java.util.Collection;

/** How much a passed challenge proves (API contract), from little to much. */
public enum Assurance {
    /** A mailed code, a call proven only by a bare From, or a passkey too young to count. */
    LOW,
    /** A call whose number the trunk or a signature vouches for, or our calling back. */
    SUBSTANTIAL,
    /** A passkey: bound to the site's name, so that no fake site can pass it on. */
    HIGH;

    public boolean atLeast(Assurance other) {
        return compareTo(other) >= 0;
    }

    /** The more of two. */
    public static Assurance most(Collection<Assurance> of) {
        return of.stream().max(Assurance::compareTo).orElse(LOW);
    }
}
