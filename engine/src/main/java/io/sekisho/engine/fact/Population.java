package io.sekisho.engine.fact;

import java.util.Arrays;
import java.util.Objects;

/**
 * How common this login's values are among all logins seen before it, by feature; the causal counts of the likelihood
 * model (Freeman et al., NDSS 2016).
 *
 * @param users     accounts seen
 * @param logins    logins seen, N of the model
 * @param address   counts for address, autonomous system, country
 * @param userAgent counts for user agent, browser, operating system, device type
 */
public record Population(long users, long logins, Levels address, Levels userAgent) {

    /**
     * @param counts         times anyone had this login's value, by level, the most specific first (c_s)
     * @param distinct       distinct values seen, by level below the first, summed (M - 1)
     * @param distinctInside the same among earlier logins with this exact first-level value (M_x - 1)
     */
    public record Levels(long[] counts, long distinct, long distinctInside) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Levels levels
                    && Arrays.equals(counts, levels.counts)
                    && distinct == levels.distinct
                    && distinctInside == levels.distinctInside;
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(counts), distinct, distinctInside);
        }

        @Override
        public String toString() {
            return "Levels" + Arrays.toString(counts) + "/" + distinct + "/" + distinctInside;
        }
    }
}
