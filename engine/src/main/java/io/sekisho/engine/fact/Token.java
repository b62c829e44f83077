package io.sekisho.engine.fact;

import org.jspecify.annotations.Nullable;

/**
 * Device tokens as hashes: the engine never sees one in the clear.
 *
 * @param presented hash of the token that the client showed, absent without one
 * @param next      hash of the token that this login would be given
 */
public record Token(@Nullable String presented, String next) {}
