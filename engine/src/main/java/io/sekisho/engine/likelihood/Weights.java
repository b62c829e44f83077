package io.sekisho.engine.likelihood;

/**
 * How much each level of a feature counts, the most specific level first; the weights of one feature add up to one.
 *
 * <p>Values: the constants of the public reference implementation of the model (das-group/rba-algorithm), published with
 * Wiefling, Jørgensen, Thunem, Lo Iacono, "Pump Up Password Security! Evaluating and Enhancing Risk-Based Authentication
 * on a Real-World Large-Scale Online Service", ACM TOPS 2022; the model is Freeman et al., "Who Are You? A Statistical
 * Approach to Measuring User Authenticity", NDSS 2016.
 */
public final class Weights {

    /** Address, autonomous system, country. */
    public static final Weights ADDRESS = new Weights(0.6, 0.3, 0.1);

    /** User agent, browser with version, operating system with version, device type. */
    public static final Weights USER_AGENT =
            new Weights(0.5386653840551359, 0.2680451498625666, 0.18818295100109536, 0.0051065150812021525);

    private final double[] byLevel;

    private Weights(double... byLevel) {
        this.byLevel = byLevel;
    }

    public int levels() {
        return byLevel.length;
    }

    /** The weight of a level; 0 is the most specific. */
    public double of(int level) {
        return byLevel[level];
    }
}
