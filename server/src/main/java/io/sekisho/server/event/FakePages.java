package io.sekisho.server.event;

import io.sekisho.engine.event.Client;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Knows which browsers were on fake pages lately. Asked for every login: answers from memory. */
@FunctionalInterface
public interface FakePages {

    /** Host of the fake page that this client was seen on within the last hour, absent as a rule. */
    @Nullable
    String seenBy(Client client, Instant now);
}
