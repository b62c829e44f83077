package io.sekisho.surveillance.scheme;

import java.util.List;

/**
 * How unlikely chance makes what was seen, in bits: minus the base-2 logarithm of an upper bound of its probability.
 *
 * <p>Of honest buyers, at most 2^-b carry evidence of b bits or more: evidence is the logarithm of a likelihood ratio, and by Markov's
 * inequality a likelihood ratio reaches r with probability 1/r at most. Among a Poisson number of buyers with mean m, those with b bits or
 * more are then Poisson with mean m 2^-b at most. How surprising the strongest k of those seen are is therefore the tail of a Poisson
 * distribution; that the best k is looked for costs log2 k(k+1) bits, since the sum of 1/k(k+1) is 1 (union bound).
 */
final class Surprise {

    private static final double LN2 = Math.log(2);

    private Surprise() {}

    /**
     * At least {@code count} events where {@code mean} are expected, Poisson. The tail is bounded by a geometric series on its first term:
     * P(N ≥ k) ≤ e^-m m^k / k! · 1 / (1 - m/(k+1)) for m &lt; k + 1.
     *
     * @return 0 where nothing is surprising about it
     */
    static double ofCount(int count, double mean) {
        if (count <= 0 || mean >= count) {
            return 0;
        }
        if (mean <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double ln = count * Math.log(mean) - mean - lnFactorial(count) - Math.log1p(-mean / (count + 1));
        return Math.max(0, -ln / LN2);
    }

    /**
     * The most surprising of the strongest 2, 3, … of some buyers.
     *
     * @param bits   evidence of each, descending
     * @param buyers expected in the same time, honest ones
     */
    static double ofEvidence(List<Double> bits, double buyers) {
        double most = 0;
        for (int k = 2; k <= bits.size(); k++) {
            double mean = buyers * Math.pow(2, -bits.get(k - 1));
            double looked = Math.log(k * (k + 1.0)) / LN2;
            most = Math.max(most, ofCount(k, mean) - looked);
        }
        return most;
    }

    /** Stirling's series beyond what is exact; its error is below 1/(360 n^3) (NIST DLMF 5.11.1). */
    private static double lnFactorial(int n) {
        double sum = 0;
        if (n < 16) {
            for (int i = 2; i <= n; i++) {
                sum += Math.log(i);
            }
            return sum;
        }
        return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1.0 / (12.0 * n);
    }
}
