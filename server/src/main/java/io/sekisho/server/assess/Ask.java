package io.sekisho.server.assess;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.fact.Facts;
import java.util.concurrent.CompletableFuture;

/**
 * One event on its way to a lane.
 *
 * @param body    what was received, device token hashed
 * @param namedId whether the caller chose the id, so that it may have come before
 */
record Ask(Event event, Facts facts, byte[] body, boolean namedId, CompletableFuture<Outcome> answer) {

    Ask(Event event, Facts facts, byte[] body, boolean namedId) {
        this(event, facts, body, namedId, new CompletableFuture<>());
    }

    /** To be tried once more: a failed attempt may have been durable after all, so the id counts as one that may have come before. */
    Ask again() {
        return new Ask(event, facts, body, true, answer);
    }
}
