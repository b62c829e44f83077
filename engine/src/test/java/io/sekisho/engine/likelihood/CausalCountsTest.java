package io.sekisho.engine.likelihood;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.fact.Population;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausalCountsTest {

    private static final List<String> BROWSER = List.of("agent", "Chrome 131", "Windows 10", "desktop");

    @Test
    void aLoginIsCountedOnlyForThoseAfterIt() {
        CausalCounts counts = new CausalCounts();
        Observed login = new Observed("u", List.of("10.0.0.1", "2516", "JP"), BROWSER);
        assertThat(counts.population(login))
                .isEqualTo(new Population(
                        0, 0, new Population.Levels(new long[3], 0, 0), new Population.Levels(new long[4], 0, 0)));
        assertThat(counts.logins("u")).isZero();
        counts.learn(login);
        assertThat(counts.population(login))
                .isEqualTo(new Population(
                        1,
                        1,
                        new Population.Levels(new long[] {1, 1, 1}, 2, 2),
                        new Population.Levels(new long[] {1, 1, 1, 1}, 3, 3)));
        assertThat(counts.addressCounts(login)).containsExactly(1, 1, 1);
        assertThat(counts.userAgentCounts(login)).containsExactly(1, 1, 1, 1);
    }

    @Test
    void distinctLowerValuesAreCountedOverallAndInsideTheFirstLevelValue() {
        CausalCounts counts = new CausalCounts();
        counts.learn(new Observed("u", List.of("10.0.0.1", "2516", "JP"), BROWSER));
        counts.learn(new Observed("v", List.of("10.0.0.1", "2516", "US"), BROWSER));
        counts.learn(new Observed("w", List.of("10.0.0.2", "4713", "JP"), BROWSER));
        Observed next = new Observed("w", List.of("10.0.0.1", "4713", "JP"), BROWSER);
        assertThat(counts.population(next).users()).isEqualTo(3);
        assertThat(counts.population(next).address()).isEqualTo(new Population.Levels(new long[] {2, 1, 2}, 4, 3));
        assertThat(counts.addressCounts(next)).containsExactly(0, 1, 1);
    }
}
