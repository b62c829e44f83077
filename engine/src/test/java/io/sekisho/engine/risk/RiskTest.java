package io.sekisho.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskTest {

    /** By hand: score 0.1 lies at 7 - log2 9 = 3.830 bits, 0.5 at 7, 0.95 at 7 + log2 19 = 11.248. */
    @ParameterizedTest
    @CsvSource({
        "-7, LOW, 0.0000610",
        "0, LOW, 0.0077519",
        "3.83, LOW, 0.0999953",
        "3.84, MEDIUM, 0.1006208",
        "6.99, MEDIUM, 0.4982672",
        "7, HIGH, 0.5",
        "11.24, HIGH, 0.9497383",
        "11.25, CRITICAL, 0.9500682",
        "40, CRITICAL, 0.9999999",
    })
    void bitsGiveLevelAndScore(double bits, Risk.Level level, double score) {
        Risk risk = Risk.of(bits);
        assertThat(risk.level()).isEqualTo(level);
        assertThat(risk.score()).isCloseTo(score, within(1e-6)).isEqualTo(1 / (1 + Math.pow(2, 7 - bits)));
    }

    @Test
    void moreBitsNeverMeanLessRisk() {
        Risk last = Risk.of(-50);
        for (int hundredths = -5_000; hundredths <= 10_000; hundredths++) {
            Risk risk = Risk.of(hundredths / 100.0);
            assertThat(risk.score()).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(last.score());
            assertThat(risk.level().atLeast(last.level())).isTrue();
            last = risk;
        }
    }
}
