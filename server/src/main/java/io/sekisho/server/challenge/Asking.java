package io.sekisho.server.challenge;

import io.sekisho.engine.fact.Network;

/** The client that starts or answers a challenge. */
public record Asking(Network network, String userAgent) {}
