package io.sekisho.surveillance.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurpriseTest {

    /** Exact tails by summation in 50 digits; the bound is above them by less than its last factor says. */
    @ParameterizedTest
    @CsvSource({
        // count, mean, exact tail P(N >= count)
        "1, 0.1, 9.5162581964e-02",
        "3, 0.5, 1.4387677967e-02",
        "3, 0.015625, 6.2837866170e-07",
        "5, 1, 3.6598468273e-03",
        "10, 3, 1.1024881301e-03",
        "20, 5, 3.4521358209e-07",
        "40, 10, 7.3416363146e-13"
    })
    void boundsTheTailOfAPoissonDistributionCloselyFromAbove(int count, double mean, double exact) {
        double bound = Math.pow(2, -Surprise.ofCount(count, mean));
        assertThat(bound).isGreaterThanOrEqualTo(exact * (1 - 1e-3));
        assertThat(bound).isLessThanOrEqualTo(exact / (1 - mean / (count + 1)) * 1.05);
    }

    @Test
    void whatIsExpectedIsNoSurprise() {
        assertThat(Surprise.ofCount(5, 5)).isZero();
        assertThat(Surprise.ofCount(0, 5)).isZero();
        assertThat(Surprise.ofCount(3, 100)).isZero();
    }

    @Test
    void oneAccountAloneIsNoConvergence() {
        assertThat(Surprise.ofEvidence(List.of(12.0), 1)).isZero();
    }

    @Test
    void moreEvidenceAndMoreAccountsSurpriseMoreAndMoreBuyersLess() {
        double three = Surprise.ofEvidence(List.of(8.0, 8.0, 8.0), 5);
        assertThat(Surprise.ofEvidence(List.of(9.0, 9.0, 9.0), 5)).isGreaterThan(three);
        assertThat(Surprise.ofEvidence(List.of(8.0, 8.0, 8.0, 8.0), 5)).isGreaterThan(three);
        assertThat(Surprise.ofEvidence(List.of(8.0, 8.0, 8.0), 50)).isLessThan(three);
        assertThat(Surprise.ofEvidence(List.of(8.0, 8.0, 8.0, 0.5), 5)).isCloseTo(three, within(1e-9));
    }

    /**
     * The stated rate: among honest buyers whose evidence is a log-likelihood ratio, a surprise of s bits comes up in at most 2^-s of the
     * times. Simulated where evidence exceeds b bits with probability 2^-b exactly, the worst that Markov's inequality allows.
     */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 8", "3, 40"})
    void chanceReachesASurpriseNoMoreOftenThanItSays(int seed, double buyers) {
        Random random = new Random(seed);
        int times = 60_000;
        int over6 = 0;
        int over9 = 0;
        for (int i = 0; i < times; i++) {
            List<Double> bits = new ArrayList<>();
            for (int n = poisson(random, buyers); n > 0; n--) {
                bits.add(-Math.log(1 - random.nextDouble()) / Math.log(2));
            }
            bits.sort(Collections.reverseOrder());
            double surprise = Surprise.ofEvidence(bits, buyers);
            over6 += surprise >= 6 ? 1 : 0;
            over9 += surprise >= 9 ? 1 : 0;
        }
        assertThat(over6 / (double) times).isLessThan(1 / 64.0).isGreaterThan(1 / 64.0 / 50);
        assertThat(over9 / (double) times).isLessThan(1 / 512.0);
    }

    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        double product = 1;
        do {
            product *= random.nextDouble();
            count++;
        } while (product > limit);
        return count;
    }
}
