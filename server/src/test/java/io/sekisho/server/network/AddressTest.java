package io.sekisho.server.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9, 203.0.113.0/24",
        "0.0.0.0, 0.0.0.0, 0.0.0.0/24",
        "255.255.255.255, 255.255.255.255, 255.255.255.0/24",
        "::ffff:203.0.113.9, 203.0.113.9, 203.0.113.0/24",
        "::FFFF:cb00:7109, 203.0.113.9, 203.0.113.0/24",
        "0:0:0:0:0:ffff:203.0.113.9, 203.0.113.9, 203.0.113.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::, 2001:db8:1::/48",
        "2001:0DB8:0001:0002:0000:0000:0000:0001, 2001:db8:1:2::, 2001:db8:1::/48",
        "2001:db8::1, 2001:db8::, 2001:db8::/48",
        "2001:db8:0:1::1, 2001:db8:0:1::, 2001:db8::/48",
        "2001:0:0:1::1, 2001:0:0:1::, 2001::/48",
        "0:0:0:1:0:0:0:1, 0:0:0:1::, ::/48",
        "2001:db8:a:ffff:ffff:ffff:ffff:ffff, 2001:db8:a:ffff::, 2001:db8:a::/48",
        "::1, ::, ::/48",
        "::, ::, ::/48",
        "::203.0.113.9, ::, ::/48",
        "fe80::1, fe80::, fe80::/48",
        "64:ff9b::203.0.113.9, 64:ff9b::, 64:ff9b::/48"
    })
    void addressesAreCanonicalAndIpv6IsCutToItsNetwork(String text, String canonical, String block) {
        Address address = Address.parse(text);
        assertThat(address.canonical()).isEqualTo(canonical);
        assertThat(address.block()).isEqualTo(block);
        assertThat(Address.parse(canonical).canonical()).isEqualTo(canonical);
        assertThat(Address.of(address.toInetAddress())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.com",
                "1",
                "2130706433",
                "127.1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                ".1.2.3.4",
                "1.2.3.256",
                "1.2.3.1000",
                "01.2.3.4",
                "0x7f.0.0.1",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.4:80",
                "1.2.3.4/32",
                "1.2.3.-4",
                "１.2.3.4",
                "[::1]",
                "fe80::1%eth0",
                "fe80::1%1",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "2001:db8::g",
                "::ffff:1.2.3.256",
                "::ffff:1.2.3",
                "abc",
                "dead.beef",
                "203.0.113.9\u0000",
                "203.0.113.9\n",
                "0000:0000:0000:0000:0000:ffff:192.168.100.228."
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Address.parse(text))
                .isInstanceOf(BadAddress.class)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an IP address");
    }

    @ParameterizedTest
    @ValueSource(ints = {46, 10_000, 1_000_000})
    void longTextIsRefusedUnreadAndQuotedShort(int length) {
        assertThatThrownBy(() -> Address.parse("1".repeat(length)))
                .isInstanceOf(BadAddress.class)
                .message()
                .hasSizeLessThan(150);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.77/24, 203.0.113.1, true",
        "203.0.113.9, 203.0.113.9, true",
        "203.0.113.9/32, 203.0.113.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.9, false",
        "::/0, 2001:db8::1, true",
        "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::/65, 2001:db8:0:0:8000::, false",
        "2001:db8::/65, 2001:db8:0:0:7fff::, true",
        "2001:db8::1/128, 2001:db8::1, true",
        "::ffff:203.0.113.0/120, 203.0.113.200, true",
        "::ffff:203.0.113.0/120, 203.0.112.200, false"
    })
    void networksHoldTheirAddresses(String network, String address, boolean inside) {
        assertThat(AddressRange.parse(network).contains(Address.parse(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.0/33",
                "1.2.3.0/",
                "1.2.3.0/-1",
                "1.2.3.0/08",
                "1.2.3.0/24/24",
                "1.2.3/24",
                "/24",
                "2001:db8::/129",
                "::ffff:1.2.3.0/24",
                "1.2.3.0/255.255.255.0"
            })
    void brokenNetworksAreRefused(String network) {
        assertThatThrownBy(() -> AddressRange.parse(network)).isInstanceOf(BadAddress.class);
    }
}
