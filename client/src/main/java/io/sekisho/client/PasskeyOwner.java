package io.sekisho.client;

import java.time.Instant;

/**
 * Whose passkey was shown. Assess the login next, with {@link Event.Login.Factor#PASSKEY} where the passkey counts in full, and as one by
 * password where it still waits.
 *
 * @param phishingResistant whether it counts in full
 */
public record PasskeyOwner(String account, String passkey, boolean phishingResistant, Instant countsFrom) {}
