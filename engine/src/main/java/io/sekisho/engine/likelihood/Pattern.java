package io.sekisho.engine.likelihood;

/**
 * Which levels of a feature the user has had before, as a bit set: bit 0 is the most specific level.
 *
 * <p>The patterns of n levels are the numbers 0 .. 2^n - 1, ordered by inclusion.
 */
final class Pattern {

    static final int NOTHING = 0;

    private Pattern() {}

    static int of(long[] userCounts) {
        int pattern = NOTHING;
        for (int level = 0; level < userCounts.length; level++) {
            if (userCounts[level] > 0) {
                pattern |= 1 << level;
            }
        }
        return pattern;
    }

    /** Whether {@code larger} matches all that {@code smaller} matches, and something more. */
    static boolean strictlyIncludes(int larger, int smaller) {
        return larger != smaller && (larger & smaller) == smaller;
    }
}
