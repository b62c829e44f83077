package io.sekisho.server.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Network.Kind;
import io.sekisho.network.DefaultDatabase;
import io.sekisho.server.network.NetworkConfig.Database;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressDirectoryTest {

    /** One for all tests, so that the database is unpacked once. */
    @TempDir
    private static Path cache;

    @TempDir
    private Path folder;

    private static AddressDirectory defaults() {
        return AddressDirectory.open(NetworkConfig.defaults(cache));
    }

    private static AddressDirectory open(Database database, Map<Kind, List<Path>> lists) {
        return AddressDirectory.open(new NetworkConfig(database, lists, cache));
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(AddressDirectoryTest.class.getResource(name).toURI());
    }

    /** Well-known networks as the packages of 2026-06-17 have them; countries are those of registration. */
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, 15169, US, Google LLC",
        "1.1.1.1, 13335, AU, 'Cloudflare, Inc.'",
        "9.9.9.9, 19281, US, Quad9",
        "27.80.0.1, 2516, JP, KDDI CORPORATION",
        "153.128.0.1, 4713, JP, NTT Communications Corporation",
        "126.0.0.1, 17676, JP, SoftBank Corp.",
        "49.96.0.1, 9605, JP, 'NTT DOCOMO, INC.'",
        "60.56.0.1, 17511, JP, OPTAGE Inc.",
        "210.130.1.1, 2497, JP, Internet Initiative Japan Inc.",
        "133.11.0.1, 2501, JP, The University of Tokyo",
        "202.12.27.33, 7500, JP, WIDE Project",
        "52.95.255.1, 16509, US, 'Amazon.com, Inc.'",
        "185.220.101.1, 60729, DE, Stiftung Erneuerbare Freiheit",
        "2001:4860:4860::8888, 15169, US, Google LLC",
        "2606:4700:4700::1111, 13335, US, 'Cloudflare, Inc.'",
        "2001:240::1, 2497, JP, Internet Initiative Japan Inc.",
        "2400:4050::1, 4713, JP, NTT Communications Corporation",
        "2001:268::1, 2516, JP, KDDI CORPORATION",
        "2001:200::1, 2500, JP, WIDE Project",
        "::ffff:8.8.8.8, 15169, US, Google LLC"
    })
    void knownNetworksAreFound(String ip, long asn, String country, String organisation) throws IOException {
        try (AddressDirectory directory = defaults()) {
            Network network = directory.lookup(ip);
            assertThat(network.asn()).isEqualTo(asn);
            assertThat(network.country()).isEqualTo(country);
            assertThat(network.organisation()).isEqualTo(organisation);
            assertThat(network.kind()).isEqualTo(Kind.UNLISTED);
            assertThat(network.dataVersion())
                    .isEqualTo("Sekisho-ASN-Country@" + DefaultDatabase.find().date());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "127.0.0.1",
                "169.254.1.1",
                "172.16.0.1",
                "192.168.1.1",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fd00::1",
                "2001:db8::1"
            })
    void specialAddressesBelongNowhere(String ip) throws IOException {
        try (AddressDirectory directory = defaults()) {
            Network network = directory.lookup(ip);
            assertThat(network.asn()).isZero();
            assertThat(network.country()).isEqualTo(Network.UNKNOWN_COUNTRY);
            assertThat(network.organisation()).isEmpty();
        }
    }

    @Test
    void anIpv6AddressIsToldAsItsNetwork() throws IOException {
        try (AddressDirectory directory = defaults()) {
            Network network = directory.lookup("2001:4860:4860::8888");
            assertThat(network.address()).isEqualTo("2001:4860:4860::");
            assertThat(network.block()).isEqualTo("2001:4860:4860::/48");
            assertThat(directory.lookup("2001:4860:4860:0:1:2:3:4")).isEqualTo(network);
        }
    }

    @Test
    void aNameIsRefusedAndNotResolved() throws IOException {
        try (AddressDirectory directory = defaults()) {
            assertThatThrownBy(() -> directory.lookup("localhost")).isInstanceOf(BadAddress.class);
        }
    }

    @Test
    void theDefaultDatabaseIsUnpackedOnceAndMendedWhenCutShort() throws IOException {
        Path unpacked = cache.resolve(DefaultDatabase.find().fileName());
        defaults().close();
        FileTime longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(unpacked, longAgo);
        defaults().close();
        assertThat(Files.getLastModifiedTime(unpacked)).isEqualTo(longAgo);

        Path other = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(other.resolve(unpacked.getFileName()), "cut short");
        try (AddressDirectory directory = AddressDirectory.open(NetworkConfig.defaults(other))) {
            assertThat(directory.lookup("8.8.8.8").asn()).isEqualTo(15169);
        }
        assertThat(other.toFile().list()).containsExactly(unpacked.getFileName().toString());
    }

    @Test
    void withoutADatabaseAddressesAreOfUnknownNetworks() throws IOException {
        try (AddressDirectory directory = open(new Database.None(), Map.of())) {
            assertThat(directory.lookup("8.8.8.8"))
                    .isEqualTo(new Network("8.8.8.8", "8.8.8.0/24", 0, "", "ZZ", Kind.UNLISTED, "none"));
            assertThat(directory.problem()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent.mmdb", "README.md"})
    void anUnusableDatabaseCostsKnowledgeNotTheServer(String name) throws Exception {
        Path file = name.equals("README.md") ? resource(name) : folder.resolve(name);
        try (AddressDirectory directory = open(new Database.Files(List.of(file)), Map.of())) {
            assertThat(directory.lookup("8.8.8.8").country()).isEqualTo("ZZ");
            assertThat(directory.problem()).contains(file.toString());
        }
    }

    /** Values: source-data/GeoLite2-ASN-Test.json and GeoLite2-Country-Test.json of the MaxMind DB repository. */
    @ParameterizedTest
    @CsvSource({
        "1.128.0.1, 1221, Telstra Pty Ltd, ZZ",
        "12.81.96.1, 7018, '', ZZ",
        "2.125.160.217, 0, '', GB",
        "81.2.69.160, 0, '', GB",
        "216.160.83.57, 209, '', US",
        "2001:218::1, 0, '', JP"
    })
    void maxMindsSeparateFilesAnswerTogether(String ip, long asn, String organisation, String country)
            throws Exception {
        List<Path> files = List.of(resource("GeoLite2-ASN-Test.mmdb"), resource("GeoLite2-Country-Test.mmdb"));
        try (AddressDirectory directory = open(new Database.Files(files), Map.of())) {
            Network network = directory.lookup(ip);
            assertThat(network.asn()).isEqualTo(asn);
            assertThat(network.organisation()).isEqualTo(organisation);
            assertThat(network.country()).isEqualTo(country);
            assertThat(network.dataVersion()).matches("GeoLite2-ASN@[0-9-]{10} GeoLite2-Country@[0-9-]{10}");
        }
    }

    @Test
    void listsSpeakOfSingleHostsAndOfAutonomousSystems() throws IOException {
        Path tor = Files.writeString(folder.resolve("tor.txt"), "2001:4860:4860::8888\n185.220.101.1/32\n");
        Path hosting = Files.writeString(folder.resolve("hosting.txt"), "AS15169 # Google\n");
        Map<Kind, List<Path>> lists = Map.of(Kind.TOR, List.of(tor), Kind.HOSTING, List.of(hosting));
        try (AddressDirectory directory = open(new Database.Default(), lists)) {
            assertThat(directory.lookup("2001:4860:4860::8888").kind()).isEqualTo(Kind.TOR);
            assertThat(directory.lookup("2001:4860:4860::8844").kind()).isEqualTo(Kind.HOSTING);
            assertThat(directory.lookup("185.220.101.1").kind()).isEqualTo(Kind.TOR);
            assertThat(directory.lookup("27.80.0.1").kind()).isEqualTo(Kind.UNLISTED);
            assertThat(directory.dataVersion())
                    .matches("Sekisho-ASN-Country@[0-9-]{10} tor.txt@[0-9a-f]{8} hosting.txt@[0-9a-f]{8}");
        }
    }

    @Test
    void aBrokenListStopsTheStart() throws IOException {
        Path tor = Files.writeString(folder.resolve("tor.txt"), "nonsense\n");
        assertThatThrownBy(() -> open(new Database.None(), Map.of(Kind.TOR, List.of(tor))))
                .isInstanceOf(BadList.class);
    }

    @Test
    void changedListsAreReadAgainAndBrokenOnesAreNot() throws IOException {
        Path tor = Files.writeString(folder.resolve("tor.txt"), "198.51.100.1\n");
        try (AddressDirectory directory = open(new Database.None(), Map.of(Kind.TOR, List.of(tor)))) {
            String before = directory.dataVersion();
            assertThat(directory.lookup("198.51.100.1").kind()).isEqualTo(Kind.TOR);
            assertThat(directory.reload()).isFalse();

            Files.writeString(tor, "198.51.100.1\nnonsense\n");
            assertThat(directory.reload()).isFalse();
            assertThat(directory.problem()).contains("tor.txt line 2");
            assertThat(directory.lookup("198.51.100.1").kind()).isEqualTo(Kind.TOR);
            assertThat(directory.dataVersion()).isEqualTo(before);

            Files.writeString(tor, "198.51.100.22\n");
            assertThat(directory.reload()).isTrue();
            assertThat(directory.problem()).isNull();
            assertThat(directory.lookup("198.51.100.1").kind()).isEqualTo(Kind.UNLISTED);
            assertThat(directory.lookup("198.51.100.22").kind()).isEqualTo(Kind.TOR);
            assertThat(directory.dataVersion()).isNotEqualTo(before);
        }
    }

    @Test
    void aDatabaseThatArrivesLaterIsTaken() throws Exception {
        Path file = folder.resolve("asn.mmdb");
        try (AddressDirectory directory = open(new Database.Files(List.of(file)), Map.of())) {
            assertThat(directory.lookup("1.128.0.1").asn()).isZero();
            Files.copy(resource("GeoLite2-ASN-Test.mmdb"), file);
            assertThat(directory.reload()).isTrue();
            assertThat(directory.problem()).isNull();
            assertThat(directory.lookup("1.128.0.1").asn()).isEqualTo(1221);

            Files.delete(file);
            assertThat(directory.reload()).isFalse();
            assertThat(directory.problem()).contains("asn.mmdb");
            assertThat(directory.lookup("1.128.0.1").asn()).isEqualTo(1221);
        }
    }

    @Test
    void theAttributionOfTheDatabaseIsAtHand() throws IOException {
        try (AddressDirectory directory = defaults()) {
            assertThat(directory.attributions()).singleElement().asString().contains("DB-IP", "RouteViews");
        }
    }
}
