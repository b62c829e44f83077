package io.sekisho.engine.fact;

import java.time.Instant;

/**
 * All that was looked up about one event; with event, state and policy it decides, and is kept so that replay is exact.
 *
 * @param receivedAt the server's clock when the event came in; guessing limits run by it, since an event's own time may lie
 *                   anywhere in the past
 */
public record Facts(
        Instant receivedAt, Network network, Browser browser, Token token, Population population, Pressure pressure) {}
