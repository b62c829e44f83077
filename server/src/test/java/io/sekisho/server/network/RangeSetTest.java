package io.sekisho.server.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeSetTest {

    /** Addresses stay in a small space, so that networks overlap and nest and probes hit their edges. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysTheSameAsANaiveScan(boolean ipv6) {
        Random random = new Random(20250324);
        for (int round = 0; round < 200; round++) {
            List<AddressRange> ranges = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                ranges.add(AddressRange.parse(network(random, ipv6)));
            }
            RangeSet set = new RangeSet(ranges);
            for (int i = 0; i < 500; i++) {
                Address address = Address.parse(address(random, ipv6));
                assertThat(set.contains(address))
                        .as("%s in %s", address, ranges)
                        .isEqualTo(ranges.stream().anyMatch(range -> range.contains(address)));
            }
        }
    }

    private static String network(Random random, boolean ipv6) {
        return address(random, ipv6) + "/" + (ipv6 ? 108 + random.nextInt(21) : 12 + random.nextInt(21));
    }

    private static String address(Random random, boolean ipv6) {
        int number = random.nextInt(1 << 12);
        return ipv6
                ? "2001:db8::" + Integer.toHexString(random.nextInt(2)) + ":" + Integer.toHexString(number)
                : "198.51." + (number >> 8) + "." + (number & 0xff);
    }

    @Test
    void familiesDoNotMix() {
        RangeSet set = new RangeSet(List.of(AddressRange.parse("::/1"), AddressRange.parse("198.51.100.0/24")));
        assertThat(set.contains(Address.parse("203.0.113.9"))).isFalse();
        assertThat(set.contains(Address.parse("198.51.100.9"))).isTrue();
        assertThat(set.contains(Address.parse("2001:db8::9"))).isTrue();
        assertThat(set.contains(Address.parse("8001:db8::9"))).isFalse();
    }

    @Test
    void overlapsAreJoined() {
        assertThat(new RangeSet(List.of(
                                AddressRange.parse("198.51.100.0/24"),
                                AddressRange.parse("198.51.100.128/25"),
                                AddressRange.parse("198.51.0.0/16")))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void anEmptySetHoldsNothing() {
        assertThat(new RangeSet(List.of()).contains(Address.parse("0.0.0.0"))).isFalse();
    }
}
