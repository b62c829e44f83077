package io.sekisho.engine.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BandsTest {

    private static final double MEDIUM_FROM = Math.log(0.1 / 0.9) / Math.log(2) + 7;
    private static final double HIGH_FROM = 7;

    static Stream<Bands> features() {
        return Stream.of(Bands.ADDRESS, Bands.USER_AGENT);
    }

    @ParameterizedTest
    @MethodSource("features")
    void bandsOfASupersetLieAtOrBelowThoseOfItsParts(Bands bands) {
        int patterns = 1 << bands.levels();
        for (int larger = 0; larger < patterns; larger++) {
            for (int smaller = 0; smaller < patterns; smaller++) {
                if (larger != smaller && (larger | smaller) == larger) {
                    assertThat(bands.of(larger).high())
                            .as("%s within %s", smaller, larger)
                            .isLessThanOrEqualTo(bands.of(smaller).low());
                }
            }
        }
    }

    /** "A new network alone is MEDIUM": with the usual user agent, whatever the ratios say within their bands. */
    @Test
    void aNewNetworkOrCountryAloneIsMedium() {
        Band usualUserAgent = Bands.USER_AGENT.of(0b1111);
        Band newNetwork = Bands.ADDRESS.of(0b100);
        double newCountry = Bands.ADDRESS.of(0).high();
        assertThat(newNetwork.low() + usualUserAgent.low()).isGreaterThan(MEDIUM_FROM);
        assertThat(newCountry + usualUserAgent.high()).isLessThan(HIGH_FROM);
    }

    @Test
    void anUpdatedBrowserOnTheUsualNetworkIsLow() {
        assertThat(Bands.USER_AGENT.of(0b1100).high() + Bands.ADDRESS.of(0b110).high())
                .isLessThan(MEDIUM_FROM);
    }

    @Test
    void bandsThatAreNotNestedAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bands(List.of(new Band(0, 1), new Band(0.5, 0.8))))
                .withMessageContaining("pattern 1");
    }

    @Test
    void aBandForEverySetOfLevelsIsAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bands(List.of(new Band(2, 3), new Band(1, 2), new Band(0, 1))));
    }

    @Test
    void aBandIsNotEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Band(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Band(Double.NaN, 0));
    }
}
