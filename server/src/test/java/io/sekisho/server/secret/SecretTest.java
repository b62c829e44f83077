package io.sekisho.server.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void printsNothingOfItsValue() {
        assertThat(new Secret("123456")).hasToString("[REDACTED]");
        assertThat("%s".formatted(new Secret("123456"))).doesNotContain("123456");
    }

    @Test
    void equalsAnotherOfTheSameValue() {
        assertThat(new Secret("a")).isEqualTo(new Secret("a")).isNotEqualTo(new Secret("b"));
    }

    @Test
    void partsAreFramedByTheirLengths() {
        assertThat(HexFormat.of().formatHex(Parts.encode("a", "bc", "")))
                .isEqualTo("000000010061" + "0000000200620063" + "00000000");
    }

    @Test
    void partsKeepLoneSurrogatesApart() {
        assertThat(Parts.encode("a", "\ud800")).isNotEqualTo(Parts.encode("a", "\ud801"));
    }
}
