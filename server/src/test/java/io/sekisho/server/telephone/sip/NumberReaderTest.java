package io.sekisho.server.telephone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {

    private final NumberReader reader = new NumberReader();

    @ParameterizedTest
    @CsvSource({
        "+819012345678, +819012345678",
        "09012345678, +819012345678",
        "0312345678, +81312345678",
        "0120000000, +81120000000",
        "819012345678, +819012345678",
        "0081 90 1234 5678, +819012345678",
        "00819012345678, +819012345678",
        "010819012345678, +819012345678",
        "0014155552671, +14155552671",
        "+1 (415) 555-2671, +14155552671",
        "+81-90-1234-5678, +819012345678",
        "%2B819012345678, +819012345678"
    })
    void aNumberIsReadHoweverATrunkWritesIt(String text, String expected) {
        assertThat(reader.e164(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "anonymous",
                "alice",
                "sekisho",
                "Restricted",
                "110",
                "+0",
                "+81",
                "9",
                "0000000000000000000000000000",
                "+819012345678;ext=5",
                "+99912345678901234567",
                "０９０１２３４５６７８",
                "1800FLOWERS"
            })
    void whatIsNoNumberIsNone(String text) {
        assertThat(reader.e164(text)).isEmpty();
    }
}
