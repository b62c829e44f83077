package io.sekisho.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238 appendix B, the last six of the eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @Test
    void aCodeIsGoodOneStepBeforeAndAfterItsOwn() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        String code = Totp.code(SECRET, now);
        long own = now.getEpochSecond() / 30;
        assertThat(Totp.step(SECRET, code, now)).hasValue(own);
        assertThat(Totp.step(SECRET, code, now.plusSeconds(30))).hasValue(own);
        assertThat(Totp.step(SECRET, code, now.minusSeconds(30))).hasValue(own);
        assertThat(Totp.step(SECRET, code, now.plusSeconds(61))).isEmpty();
        assertThat(Totp.step(SECRET, code, now.minusSeconds(61))).isEmpty();
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
    }

    /** RFC 4648 10, without the padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32IsThatOfTheStandard(String text, String encoded) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void theAddressNamesUserSecretAndIssuer() {
        assertThat(Totp.uri("hanako", SECRET))
                .isEqualTo("otpauth://totp/Sekisho:hanako?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Sekisho");
    }
}
