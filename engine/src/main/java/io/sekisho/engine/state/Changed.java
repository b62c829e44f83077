package io.sekisho.engine.state;

import io.sekisho.engine.event.Change;
import java.time.Instant;

/** A change of personal data or of a means of authentication that was made. */
public record Changed(Change.Field field, Instant at) {

    /** Changes kept of one account: more within days are a story for an analyst, not for a weight. */
    public static final int MAX_CHANGES = 12;
}
