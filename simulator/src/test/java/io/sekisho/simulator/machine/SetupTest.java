package io.sekisho.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.simulator.chance.Chance;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SetupTest {

    @ParameterizedTest
    @CsvSource({
        "CHROME_WINDOWS, 2024-11-12, Chrome/131.0.0.0 Safari",
        "CHROME_WINDOWS, 2025-03-24, Chrome/135.0.0.0 Safari",
        "EDGE_WINDOWS, 2025-03-24, Edg/135.0.0.0",
        "FIREFOX_WINDOWS, 2024-10-29, rv:132.0",
        "SAFARI_IPHONE, 2025-03-24, iPhone OS 18_3 like",
        "SAFARI_MAC, 2025-09-30, Version/19.0"
    })
    void versionsGoWithTime(Setup setup, LocalDate date, String part) {
        assertThat(setup.userAgent(date)).contains(part);
    }

    @ParameterizedTest
    @EnumSource(Setup.class)
    void hintsAgreeWithTheUserAgent(Setup setup) {
        String userAgent = setup.userAgent(LocalDate.of(2025, 3, 3));
        assertThat(setup.hints().isEmpty()).isNotEqualTo(userAgent.contains("Chrome/"));
    }

    @Test
    void addressesAreAsManyAsThereArePlaces() {
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            Chance chance = Chance.of(1, 2, 3, i);
            addresses.add(Carrier.home(chance).address(chance.bits(), chance));
        }
        assertThat(addresses).hasSizeGreaterThan(990).allMatch(address -> address.matches("(\\d{1,3}\\.){3}\\d{1,3}"));
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void everyCarriersAddressesAreItsOwn(Carrier carrier) {
        Chance chance = Chance.of(1, 2, 3, 4);
        assertThat(carrier.address(chance)).matches("[1-9]\\d*\\.\\d+\\.\\d+\\.[1-9]\\d*");
        if (carrier.hasIpv6()) {
            assertThat(carrier.ipv6(77, chance)).matches("24[0-9a-f]{2}:[0-9a-f]+(:[0-9a-f]{1,4}){6}");
        }
    }
}
