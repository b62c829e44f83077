package io.sekisho.engine.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order or withdrawal that waits for its challenge, or for its hold's release; once approved it teaches what is usual.
 *
 * @param oddities what made it odd, explained once it is approved
 * @param deal     of an order, absent of a withdrawal
 * @param paid     of a withdrawal, absent of an order
 */
public record AskedOperation(
        String assessment,
        Instant at,
        List<String> oddities,
        @Nullable Deal deal,
        @Nullable Paid paid) {

    /** Kept of one account; the oldest falls out, and teaches nothing then. */
    public static final int MAX_ASKED = 8;
}
