package io.sekisho.engine.likelihood;

import io.sekisho.engine.fact.Population;

/**
 * The model of Freeman et al. (NDSS 2016) exactly as its public reference implementation computes it
 * (das-group/rba-algorithm): score = (1/users)/(n_u/N) · product over the features of g/l.
 *
 * <p>Kept to compare with the reference, not to judge with. A value that the user never had at any level makes l zero,
 * and the reference then puts l := g/4. That caps the ratio at 4 for a client of whom <em>nothing</em> is known, below
 * what many a partly known client gets. {@link Familiarity} is what judges.
 */
public final class ReferenceModel {

    /** What the reference lets g/l be where l is zero. */
    static final double RATIO_WITHOUT_MATCH = 4;

    private ReferenceModel() {}

    /**
     * The score of one login; the higher, the less like the user. Infinite for a user without logins, whom the reference
     * does not score.
     *
     * @param addressCounts   how often the user had this login's address, autonomous system and country
     * @param userAgentCounts how often the user had its user agent, browser, operating system and device type
     * @param userLogins      the user's logins so far (n_u)
     * @param population      counts over all logins before this one
     */
    public static double score(long[] addressCounts, long[] userAgentCounts, long userLogins, Population population) {
        long logins = population.logins();
        double user = 1.0 / population.users() / ((double) userLogins / logins);
        return user
                * ratio(Weights.ADDRESS, addressCounts, userLogins, population.address(), logins)
                * ratio(Weights.USER_AGENT, userAgentCounts, userLogins, population.userAgent(), logins);
    }

    /**
     * g/l of one feature, the defect included.
     *
     * @param logins all logins so far (N)
     */
    public static double ratio(
            Weights weights, long[] userCounts, long userLogins, Population.Levels levels, long logins) {
        double user = Likelihood.ofUser(weights, userCounts, userLogins);
        return user == 0 ? RATIO_WITHOUT_MATCH : Likelihood.ofAnyone(weights, levels, logins) / user;
    }
}
