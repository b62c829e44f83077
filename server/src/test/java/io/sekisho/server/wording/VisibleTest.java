package io.sekisho.server.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "みかんの木 472,みかんの木 472",
                "secret 123456 cat,secret 123 456 cat",
                "000700,000 700",
                "1234567,123 456 7",
                "12345,12345",
                "123\u200b456,123 456",
                "９８７６５４,９８７ ６５４",
                "Amazon.com Inc.,Amazon. com Inc.",
                "0700.HK,0700.HK",
                "Chrome 120.0.6099,Chrome 120.0.6099",
                "https://evil.example/a,evil. example/a",
                "www.evil.com,evil. com",
                "evil\uff0ecom,evil. com",
            })
    void keepsWhatAPersonReadsAndTakesApartWhatAProgramWould(String raw, String visible) {
        assertThat(Visible.text(raw, 100)).isEqualTo(visible);
    }

    @Test
    void staysOnOneLineWithinItsBoundsAndInOneDirection() {
        assertThat(Visible.text(" a\r\nBcc: b\u0000\tc\u202ed ", 100)).isEqualTo("a Bcc: b cd");
        assertThat(Visible.text("あ".repeat(200), 5)).isEqualTo("ああああ…");
        assertThat(Visible.text("x".repeat(1_000_000), 5)).hasSize(5);
        assertThat(Visible.text("", 5)).isEmpty();
    }

    @Test
    void keepsPicturesMadeOfSeveral() {
        assertThat(Visible.text("👩\u200d👧 家族", 20)).isEqualTo("👩\u200d👧 家族");
    }

    @ParameterizedTest
    @CsvSource({"8021-334455,••••4455", "334455,••••55", "12,••••", "bank-acct-7f3a,••••7f3a", "1234567,••••4567"})
    void showsTheEndOfAnIdentifierOnly(String identifier, String masked) {
        assertThat(Visible.masked(identifier)).isEqualTo(masked);
    }
}
