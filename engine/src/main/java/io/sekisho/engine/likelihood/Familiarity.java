package io.sekisho.engine.likelihood;

import io.sekisho.engine.fact.Population;

/**
 * What one feature of a login says about who is there: log2(g/l) of the likelihood model, made monotone.
 *
 * <p>Why not the raw ratio of Freeman et al. (NDSS 2016), whose reference implementation Wiefling et al. (ACM TOPS 2022)
 * published? Because an attacker can win by matching less:
 *
 * <ul>
 *   <li>Where the user never had any of the values, the reference takes g/l = 4, two bits. A client that shares just the
 *       device type with the user gets more than that.
 *   <li>g is small for what few people have, so a client that matches little but rare things may seem more familiar than
 *       one that matches the same and more. Among pairs in which one login matches strictly more levels than the other, a
 *       tenth and more are ranked the wrong way round (golden values of the reference run).
 * </ul>
 *
 * <p>So each set of matched levels has a {@linkplain Bands band}, the bands are nested by inclusion, and the raw ratio only
 * moves the evidence within its band. For one account and population: matching strictly more levels never gives more
 * bits, and matching nothing gives the most.
 */
public final class Familiarity {

    public static final Familiarity ADDRESS = new Familiarity(Weights.ADDRESS, Bands.ADDRESS);
    public static final Familiarity USER_AGENT = new Familiarity(Weights.USER_AGENT, Bands.USER_AGENT);

    /** What a feature says of an account without logins: nothing, a new account is judged elsewhere. */
    private static final double WITHOUT_HISTORY = 0;

    private final Weights weights;
    private final Bands bands;

    public Familiarity(Weights weights, Bands bands) {
        if (weights.levels() != bands.levels()) {
            throw new IllegalArgumentException(
                    "weights are for " + weights.levels() + " levels, bands for " + bands.levels());
        }
        this.weights = weights;
        this.bands = bands;
    }

    /**
     * The evidence in bits, positive for an attacker.
     *
     * @param userCounts how often the user had this login's value, by level, the most specific first
     * @param userLogins the user's logins so far (n_u)
     * @param levels     how often anyone had them, before this login
     * @param logins     all logins so far (N); may lag behind the user's own where the population's memory is bounded
     */
    public double bits(long[] userCounts, long userLogins, Population.Levels levels, long logins) {
        if (userLogins == 0) {
            return WITHOUT_HISTORY;
        }
        int pattern = Pattern.of(userCounts);
        Band band = bands.of(pattern);
        if (pattern == Pattern.NOTHING) {
            return band.high();
        }
        double anyone = Likelihood.ofAnyone(weights, levels, logins);
        double user = Likelihood.ofUser(weights, userCounts, userLogins);
        return band.clamp(log2(anyone / user));
    }

    /** The most bits that these matches can give an account with logins, whatever the population. */
    public double most(long[] userCounts) {
        return bands.of(Pattern.of(userCounts)).high();
    }

    private static double log2(double ratio) {
        return Math.log(ratio) / Math.log(2);
    }
}
