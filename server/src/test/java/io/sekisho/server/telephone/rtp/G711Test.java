package io.sekisho.server.telephone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class G711Test {

    /** ITU-T G.711, table 2a: the µ-law codes of the largest, smallest and middle values, scaled to 16 bits. */
    @ParameterizedTest
    @CsvSource({"0x80, 32124", "0xff, 0", "0x7f, 0", "0x00, -32124", "0x8f, 16764", "0xf0, 120", "0xef, 132"})
    void muLawDecodesAsTheStandardsTable(String code, int linear) {
        assertThat(G711.linearOfMuLaw(Integer.decode(code).byteValue())).isEqualTo(linear);
    }

    /** ITU-T G.711, table 1a. */
    @ParameterizedTest
    @CsvSource({"0xd5, 8", "0x55, -8", "0xaa, 32256", "0x2a, -32256", "0xd4, 24"})
    void aLawDecodesAsTheStandardsTable(String code, int linear) {
        assertThat(G711.linearOfALaw(Integer.decode(code).byteValue())).isEqualTo(linear);
    }

    @Test
    void eachMuLawSampleBecomesTheNearestOfALaw() {
        IntStream.range(0, 256).forEach(code -> {
            int wanted = G711.linearOfMuLaw((byte) code);
            int got = G711.linearOfALaw(G711.aLawOf((byte) code));
            int nearest = IntStream.range(0, 256)
                    .map(a -> Math.abs(G711.linearOfALaw((byte) a) - wanted))
                    .min()
                    .orElseThrow();
            assertThat(Math.abs(got - wanted)).as("µ-law %02x", code).isEqualTo(nearest);
        });
    }
}
