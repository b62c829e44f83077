package io.sekisho.engine.risk;

/**
 * The probability that the account is in an attacker's hands.
 *
 * @param bits  evidence summed, prior left out: log2 of the likelihood ratio
 * @param score posterior probability, 0..1
 */
public record Risk(double bits, double score, Level level) {

    /** Levels by posterior probability; the bounds are those of the API contract. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL;

        static final double MEDIUM_FROM = 0.1;
        static final double HIGH_FROM = 0.5;
        static final double CRITICAL_FROM = 0.95;

        static Level of(double score) {
            if (score < MEDIUM_FROM) {
                return LOW;
            }
            if (score < HIGH_FROM) {
                return MEDIUM;
            }
            return score < CRITICAL_FROM ? HIGH : CRITICAL;
        }

        public boolean atLeast(Level other) {
            return compareTo(other) >= 0;
        }
    }

    /**
     * Bayes' rule in log odds (I. J. Good, "Probability and the Weighing of Evidence", 1950): posterior bits = prior bits
     * + weights of evidence.
     */
    public static Risk of(double bits) {
        double score = 1 / (1 + Math.pow(2, -(Calibration.PRIOR_BITS + bits)));
        return new Risk(bits, score, Level.of(score));
    }
}
