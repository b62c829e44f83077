package io.sekisho.server.telephone.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrunkAddressTest {

    @ParameterizedTest
    @CsvSource({
        "sip:127.0.0.1:5080, 127.0.0.1, 5080, udp",
        "sip:trunk.example.jp, trunk.example.jp, 0, udp",
        "sip:192.0.2.10:5061;transport=tls, 192.0.2.10, 5061, tls",
        "SIP:192.0.2.10;transport=TCP, 192.0.2.10, 0, tcp",
        "sip:[2001:db8::1]:5060, [2001:db8::1], 5060, udp"
    })
    void anAddressIsRead(String text, String host, int port, String transport) {
        assertThat(TrunkAddress.parse(text)).isEqualTo(new TrunkAddress(host, port, transport));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.0.2.10",
                "sip:",
                "sip:host:0",
                "sip:host:70000",
                "sip:me@host",
                "sips:host",
                "sip:h;transport=ws"
            })
    void anythingElseIsAnError(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrunkAddress.parse(text))
                .withMessageStartingWith("must be sip:HOST:PORT");
    }
}
