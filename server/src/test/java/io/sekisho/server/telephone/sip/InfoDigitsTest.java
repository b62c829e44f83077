package io.sekisho.server.telephone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfoDigitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dtmf-relay | Signal=5~Duration=160 | 5",
                "dtmf-relay | Signal= *~Duration= 100~ | *",
                "DTMF-Relay | signal=# | #",
                "dtmf-relay | Duration=160~Signal=0 | 0",
                "dtmf-relay | Signal=10 | *",
                "dtmf-relay | Signal=11 | #",
                "dtmf | 7 | 7",
                "dtmf | ~#~ | #"
            })
    void aDigitIsRead(String subtype, String body, char digit) {
        assertThat(InfoDigits.read(subtype, bytes(body))).contains(digit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dtmf-relay | Signal=A",
                "dtmf-relay | Signal=12",
                "dtmf-relay | Duration=5",
                "dtmf | 47",
                "dtmf | A",
                "sdp | 5",
                "dtmf | ''",
                "dtmf-relay | XSignal=5"
            })
    void whatIsNoDigitIsNone(String subtype, String body) {
        assertThat(InfoDigits.read(subtype, bytes(body))).isEmpty();
    }

    private static byte[] bytes(String body) {
        return body.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
