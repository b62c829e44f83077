package io.sekisho.engine.likelihood;

import io.sekisho.engine.fact.Population;

/**
 * The two likelihoods that the model compares for one feature, both smoothed by backing off to less specific levels
 * (Freeman et al., NDSS 2016, section 4).
 */
final class Likelihood {

    private Likelihood() {}

    /** How likely this login's values are for anyone (g): 0..1 while the counts are those of {@code logins} logins. */
    static double ofAnyone(Weights weights, Population.Levels levels, long logins) {
        double unseenInside = 1.0 + levels.distinctInside();
        double seenWithValue = levels.counts()[0];
        double lowerGivenFirst = seenWithValue == 0 ? 1 : 1 - unseenInside / (seenWithValue + unseenInside);
        double likelihood = weights.of(0) * lowerGivenFirst * firstLevel(levels, logins);
        for (int level = 1; level < weights.levels(); level++) {
            likelihood += weights.of(level) * share(levels.counts()[level], logins);
        }
        return likelihood;
    }

    /** How likely these values are for the user (l): 0 exactly when the user had none of them. */
    static double ofUser(Weights weights, long[] userCounts, long userLogins) {
        double likelihood = 0;
        for (int level = 0; level < weights.levels(); level++) {
            likelihood += weights.of(level) * share(userCounts[level], userLogins);
        }
        return likelihood;
    }

    /** Room is left for values that nobody has had yet: M of the model counts one, and one per lower value seen. */
    private static double firstLevel(Population.Levels levels, long logins) {
        double unseen = 1.0 + levels.distinct();
        long count = levels.counts()[0];
        return count > 0 ? share(count, logins) * (1 - unseen / (logins + unseen)) : 1 / (logins + unseen);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
