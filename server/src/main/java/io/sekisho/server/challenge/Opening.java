package io.sekisho.server.challenge;

/** A challenge about to begin. */
public record Opening(String id, ChallengeDocument document) {}
