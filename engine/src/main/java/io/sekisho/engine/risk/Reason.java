package io.sekisho.engine.risk;

import org.jspecify.annotations.Nullable;

/**
 * One observation with its weight.
 *
 * @param code   reason code, upper snake case, part of the API
 * @param bits   log2 likelihood ratio; positive speaks for an attacker
 * @param detail what was seen, in words an analyst reads
 * @param oddity what a passed challenge vouches for, so that the same oddity is not asked about twice (such as
 *               {@code network:2516}); absent where a challenge explains nothing
 */
public record Reason(
        String code, double bits, String detail, @Nullable String oddity) {

    public static Reason of(String code, double bits, String detail) {
        return new Reason(code, bits, detail, null);
    }
}
