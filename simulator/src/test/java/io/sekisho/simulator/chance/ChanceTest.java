package io.sekisho.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ChanceTest {

    @Test
    void drawsFollowFromSeedAndKeys() {
        assertThat(Chance.of(1, 2, 3, 4).bits()).isEqualTo(Chance.of(1, 2, 3, 4).bits());
        assertThat(Chance.of(1, 2, 3, 4).bits())
                .isNotEqualTo(Chance.of(1, 2, 4, 3).bits())
                .isNotEqualTo(Chance.of(2, 2, 3, 4).bits());
    }

    @Test
    void meansAreAsTheyShould() {
        assertThat(mean(chance -> chance.poisson(0.3))).isCloseTo(0.3, within(0.02));
        assertThat(mean(chance -> chance.poisson(50))).isCloseTo(50, within(0.5));
        assertThat(mean(chance -> chance.exponential(7))).isCloseTo(7, within(0.3));
        assertThat(mean(chance -> chance.times(0.25))).isCloseTo(4, within(0.2));
        assertThat(mean(chance -> Math.log(chance.logNormal(10, 0.5)))).isCloseTo(Math.log(10), within(0.02));
        assertThat(mean(chance -> chance.weighted(1, 0, 3))).isCloseTo(1.5, within(0.05));
    }

    private static double mean(ToDoubleFunction<Chance> draw) {
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += draw.applyAsDouble(Chance.of(42, i, 0, 0));
        }
        return sum / 20_000;
    }
}
