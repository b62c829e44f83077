package io.sekisho.server.event;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.fact.Market;
import org.jspecify.annotations.Nullable;

/** Knows how symbols trade and which are watched. Asked for every order and withdrawal: answers from memory. */
@FunctionalInterface
public interface Markets {

    /** What the market view says of this event; absent for events without money, and where there are no data at all. */
    @Nullable
    Market of(Event event);
}
