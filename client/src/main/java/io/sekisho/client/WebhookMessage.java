package io.sekisho.client;

import java.time.Instant;

/**
 * A message that came by webhook and is Sekisho's.
 *
 * @param id the same when a message comes again: keep it, and do nothing twice
 * @param at when it happened, which is not the order in which messages come
 */
public record WebhookMessage(String id, Instant at, WebhookEvent event) {}
