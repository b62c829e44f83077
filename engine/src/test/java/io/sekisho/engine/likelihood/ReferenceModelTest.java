package io.sekisho.engine.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sekisho.engine.fact.Population;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceModelTest {

    @Test
    void equalsTheReferenceImplementationOnEveryScoredRow() {
        ReferenceRun run = new ReferenceRun();
        CausalCounts counts = new CausalCounts();
        List<Double> differences = new ArrayList<>();
        run.forEachScored(counts, (login, expected) -> {
            double score = ReferenceModel.score(
                    counts.addressCounts(login),
                    counts.userAgentCounts(login),
                    counts.logins(login.user()),
                    counts.population(login));
            differences.add(Math.abs(score - expected) / expected);
        });
        assertThat(differences)
                .hasSize(971)
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-9));
    }

    @Test
    void nothingMatchedHasRatioFourAsInTheReference() {
        Population.Levels levels = new Population.Levels(new long[] {0, 50, 90}, 12, 0);
        assertThat(ReferenceModel.ratio(Weights.ADDRESS, new long[] {0, 0, 0}, 5, levels, 100))
                .isEqualTo(4);
    }

    /** By hand: A = 1 - 3/(2+3) = 0.4; B = 2/10 · (1 - 6/16) = 0.125; g = 0.6·A·B + 0.3·0.5 + 0.1·0.8; l = 0.6/4 + 0.4. */
    @Test
    void ratioFollowsTheFormula() {
        Population.Levels levels = new Population.Levels(new long[] {2, 5, 8}, 5, 2);
        assertThat(ReferenceModel.ratio(Weights.ADDRESS, new long[] {1, 4, 4}, 4, levels, 10))
                .isCloseTo(0.26 / 0.55, within(1e-15));
    }
}
