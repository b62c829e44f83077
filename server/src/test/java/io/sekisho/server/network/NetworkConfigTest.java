package io.sekisho.server.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.engine.fact.Network.Kind;
import io.sekisho.server.network.NetworkConfig.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkConfigTest {

    private static final Path CACHE = Path.of("data");

    @Test
    void withoutSettingsTheDefaultDatabaseAnswers() {
        assertThat(NetworkConfig.parse(null, null, CACHE)).isEqualTo(NetworkConfig.defaults(CACHE));
        assertThat(NetworkConfig.parse(" ", "", CACHE)).isEqualTo(NetworkConfig.defaults(CACHE));
    }

    @Test
    void noneMeansNoDatabase() {
        assertThat(NetworkConfig.parse("none", null, CACHE).database()).isEqualTo(new Database.None());
    }

    @Test
    void severalFilesAreSeparatedByCommas() {
        assertThat(NetworkConfig.parse("asn.mmdb, /geo/city.mmdb", null, CACHE).database())
                .isEqualTo(new Database.Files(List.of(Path.of("asn.mmdb"), Path.of("/geo/city.mmdb"))));
    }

    @Test
    void listsOfOneKindAddUp() {
        assertThat(NetworkConfig.parse(null, "vpn=a.txt, tor=b.txt,VPN=c.txt", CACHE)
                        .lists())
                .isEqualTo(Map.of(
                        Kind.VPN, List.of(Path.of("a.txt"), Path.of("c.txt")), Kind.TOR, List.of(Path.of("b.txt"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy=a.txt", "vpn", "vpn=", "=a.txt"})
    void aBrokenListSettingIsNamed(String setting) {
        assertThatThrownBy(() -> NetworkConfig.parse(null, setting, CACHE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SEKISHO_NETWORK_LISTS");
    }
}
