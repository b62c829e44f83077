package io.sekisho.server.console;

import java.time.Instant;

/**
 * An account in an alert.
 *
 * @param assessment the event by which it joined
 * @param bits       evidence against it
 * @param quantity   what the alert counts of it
 */
public record Joined(String alert, String account, String assessment, Instant at, double bits, Quantity quantity) {}
