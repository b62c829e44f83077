package io.sekisho.server.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.engine.fact.Network.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkListsTest {

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Kind kindOf(Map<Kind, List<Path>> files, String address, long asn) {
        return NetworkLists.read(files).kindOf(Address.parse(address), asn);
    }

    /** The three shapes that public lists come in: networks, {@code AS… # name}, and CSV with a header (quoted or not). */
    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 0, HOSTING",
        "198.51.101.1, 0, UNLISTED",
        "203.0.113.9, 0, HOSTING",
        "203.0.113.10, 0, UNLISTED",
        "2001:db8:1::5, 0, HOSTING",
        "2001:db8:2::5, 0, UNLISTED",
        "192.0.2.1, 64500, HOSTING",
        "192.0.2.1, 64501, HOSTING",
        "192.0.2.1, 64502, HOSTING",
        "192.0.2.1, 64503, HOSTING",
        "192.0.2.1, 64504, HOSTING",
        "192.0.2.1, 64505, UNLISTED",
        "192.0.2.1, 0, UNLISTED"
    })
    void everyPublicFormatIsRead(String address, long asn, Kind kind) throws IOException {
        Path networks = file(
                "networks.txt",
                "\ufeff# a comment\r\n198.51.100.0/24\r\n\r\n203.0.113.9 ; one host\r\n  2001:db8:1::/48\t# v6\r\n");
        Path systems = file("asn.txt", "AS64500 # Example, hosting\nas64501\t# tab\nAS64502");
        Path csv = file("bad-asn.csv", "ASN,Entity\n64503, \"Example, Inc; #1\"\n\"64504\",\"Quoted\"\n");
        assertThat(kindOf(Map.of(Kind.HOSTING, List.of(networks, systems, csv)), address, asn))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 0, TOR",
        "198.51.100.2, 0, VPN",
        "198.51.100.3, 0, HOSTING",
        "203.0.113.1, 64500, VPN",
        "198.51.100.1, 64500, TOR",
        "198.51.100.3, 64500, VPN",
        "203.0.113.1, 64501, HOSTING",
        "203.0.113.1, 1, UNLISTED"
    })
    void torGoesBeforeVpnBeforeHosting(String address, long asn, Kind kind) throws IOException {
        Path hosting = file("hosting.txt", "198.51.100.0/24\nAS64500\nAS64501\n");
        Path vpn = file("vpn.txt", "198.51.100.0/30\nAS64500\n198.51.100.2\n");
        Path tor = file("tor.txt", "198.51.100.1/32\n");
        vpn = Files.writeString(vpn, "198.51.100.1\n198.51.100.2\nAS64500\n");
        assertThat(kindOf(
                        Map.of(Kind.HOSTING, List.of(hosting), Kind.VPN, List.of(vpn), Kind.TOR, List.of(tor)),
                        address,
                        asn))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "198.51.100.0/33",
                "198.51.100",
                "198.51.100.0/24 198.51.101.0/24",
                "198.51.100.0-198.51.100.9",
                "0.0.0.0/0",
                "::/0",
                "AS0",
                "AS4294967296",
                "ASx",
                "64500",
                "ASN,Entity",
                "http://example.com/list.txt",
                "<html>"
            })
    void aBadLineIsAnErrorThatNamesFileAndLine(String line) throws IOException {
        Path list = file("vpn.txt", "# fine\n198.51.100.0/24\n" + line + "\n");
        assertThatThrownBy(() -> NetworkLists.read(Map.of(Kind.VPN, List.of(list))))
                .isInstanceOf(BadList.class)
                .hasMessageContaining(list + " line 3: ");
    }

    @Test
    void manyBadLinesAreToldShort() throws IOException {
        Path list = file("vpn.txt", "nonsense\n".repeat(1000));
        assertThatThrownBy(() -> NetworkLists.read(Map.of(Kind.VPN, List.of(list))))
                .hasMessageContaining("line 5")
                .hasMessageNotContaining("line 6")
                .hasMessageContaining("and 995 more bad lines");
    }

    @Test
    void aMissingFileIsAnErrorThatNamesTheSetting() {
        Path list = folder.resolve("absent.txt");
        assertThatThrownBy(() -> NetworkLists.read(Map.of(Kind.TOR, List.of(list))))
                .isInstanceOf(BadList.class)
                .hasMessageContaining(list.toString())
                .hasMessageContaining("SEKISHO_NETWORK_LISTS");
    }

    @Test
    void theVersionFollowsTheContent() throws IOException {
        Path list = file("tor.txt", "198.51.100.1\n");
        // SHA-256 of the line, by sha256sum.
        assertThat(NetworkLists.read(Map.of(Kind.TOR, List.of(list))).versions())
                .containsExactly("tor.txt@bba546d8");
        Files.writeString(list, "198.51.100.2\n");
        assertThat(NetworkLists.read(Map.of(Kind.TOR, List.of(list))).versions())
                .doesNotContain("tor.txt@bba546d8");
    }
}
