package io.sekisho.server.hold;

import io.sekisho.server.store.Worker;
import io.sekisho.server.webhook.WebhookEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Settles what was held until its time passed, and tells the brokerage. Whether a hold may still be repeated does not wait for this: its
 * time decides.
 */
public final class HoldExpiry {

    private static final Duration LOOKED_EVERY = Duration.ofMinutes(1);

    /** What was judged or released at the last moment is being written meanwhile. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int SETTLED_AT_ONCE_MAX = 200;

    private static final String TIME = "time";

    private HoldExpiry() {}

    /** Looks once a minute, until it is closed. */
    public static Worker start(Jdbi jdbi, WebhookEvents events, Holds.Ending ending, InstantSource clock) {
        Worker worker = new Worker("expired holds", LOOKED_EVERY, () -> settle(jdbi, events, ending, clock));
        worker.start();
        return worker;
    }

    private static void settle(Jdbi jdbi, WebhookEvents events, Holds.Ending ending, InstantSource clock) {
        boolean more = true;
        while (more) {
            more = settleSome(jdbi, events, ending, clock.instant()) == SETTLED_AT_ONCE_MAX;
        }
    }

    private static int settleSome(Jdbi jdbi, WebhookEvents events, Holds.Ending ending, Instant now) {
        return jdbi.inTransaction(handle -> {
            List<HoldTable.Moved> expired = HoldTable.expire(handle, now.minus(GRACE), SETTLED_AT_ONCE_MAX);
            expired.forEach(moved -> {
                Holds.tell(handle, events, moved, HeldOperation.State.EXPIRED, TIME, now);
                ending.ended(handle, moved.account(), moved.assessment(), now);
            });
            return expired.size();
        });
    }
}
