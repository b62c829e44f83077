package io.sekisho.server.phishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnHostsTest {

    private static final OwnHosts OWN = OwnHosts.of(List.of(
            URI.create("https://www.hibari.co.jp"),
            URI.create("https://trade.hibari-trade.com:8443"),
            URI.create("http://hibari.localhost:8080")));

    @ParameterizedTest
    @CsvSource({
        "hibari.co.jp, true",
        "www.hibari.co.jp, true",
        "any.thing.hibari.co.jp, true",
        "hibari-trade.com, true",
        "hibari.localhost, true",
        "x.hibari.localhost, true",
        "co.jp, false",
        "sky.co.jp, false",
        "hibari-support.localhost, false",
        "localhost, false",
        "hibari.co.jp.evil.example, false",
        "nothibari.co.jp, false",
    })
    void whatWasRegisteredWithAnOwnHostIsOwnAndNothingElse(String host, boolean own) {
        assertThat(OWN.own(host)).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "hibari-login.example, true",
        "hibari.co.jp.evil.example, true",
        "hibarl.example, true",
        "h1bari.example, true",
        "xn--hbari-n2e.example, true",
        "hibarisec.top, true",
        "evil.example, false",
        "hibiki.example, false",
        "w3.org, false",
    })
    void lookAlikesAreTold(String host, boolean alike) {
        assertThat(OWN.resembled(host).isPresent()).isEqualTo(alike);
    }

    @Test
    void withoutAnyOriginNothingIsOwn() {
        assertThat(OwnHosts.of(List.of()).own("hibari.co.jp")).isFalse();
        assertThat(OwnHosts.of(List.of()).resembled("hibari.co.jp")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HIBARI.Example., hibari.example",
        "ひばり証券.example, xn--w9jd7e273otszd.example",
        "203.0.113.7, 203.0.113.7",
        "[2001:db8::7], [2001:db8::7]",
        "10.1.2.3,",
        "[::1],",
        "intranet,",
        "a b.example,",
        "-a.example,",
        "2130706433,",
    })
    void hostsAreKeptInOneWay(String written, String kept) {
        assertThat(HostNames.of(written).orElse(null)).isEqualTo(kept);
    }
}
