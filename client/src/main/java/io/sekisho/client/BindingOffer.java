package io.sekisho.client;

import java.time.Instant;

/**
 * A binding that a browser may take up.
 *
 * @param binding      its id, which the browser names later as its session
 * @param registration value of the header {@code Secure-Session-Registration}
 */
public record BindingOffer(String binding, String registration, Instant expiresAt) {}
