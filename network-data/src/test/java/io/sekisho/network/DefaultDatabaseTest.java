package io.sekisho.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Metadata;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DefaultDatabaseTest {

    private DefaultDatabase database;

    @BeforeEach
    void find() throws IOException {
        database = DefaultDatabase.find();
    }

    @Test
    void fileNameCarriesTheDate() {
        assertThat(database.fileName()).isEqualTo("sekisho-asn-country-" + database.date() + ".mmdb");
    }

    @Test
    void namesEverySourceThatAsksForIt() {
        assertThat(database.attribution()).contains("routeviews.org", "db-ip.com", "nro.net", "CC BY 4.0", "CC0");
    }

    @Test
    void sizeIsAsStated() throws IOException {
        try (InputStream in = database.open()) {
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(database.bytes());
        }
    }

    @Test
    void metadataSaysWhatItIs() throws IOException {
        try (Reader reader = new Reader(database.open())) {
            Metadata metadata = reader.getMetadata();
            assertThat(metadata.databaseType()).isEqualTo("Sekisho-ASN-Country");
            assertThat(metadata.ipVersion()).isEqualTo(6);
            assertThat(metadata.buildTime().toString())
                    .startsWith(database.date().toString());
            assertThat(metadata.description()).containsEntry("en", database.attribution());
        }
    }

    @Test
    void recordsAreShapedLikeGeoLite2() throws IOException {
        try (Reader reader = new Reader(database.open())) {
            assertThat((Object) reader.get(InetAddress.ofLiteral("8.8.8.8"), Map.class))
                    .isEqualTo(Map.of(
                            "autonomous_system_number",
                            15169L,
                            "autonomous_system_organization",
                            "Google LLC",
                            "country",
                            Map.of("iso_code", "US")));
        }
    }

    /** Reading every record finds a broken pointer anywhere; the counts guard against a half-made file. */
    @Test
    void everyRecordIsReadable() throws IOException, InvalidNetworkException {
        try (Reader reader = new Reader(database.open())) {
            Networks<?> networks = reader.networks(Map.class);
            int count = 0;
            int japanese = 0;
            while (networks.hasNext()) {
                Map<?, ?> record = (Map<?, ?>) networks.next().data();
                assertThat(record).isNotEmpty();
                count++;
                japanese += Map.of("iso_code", "JP").equals(record.get("country")) ? 1 : 0;
            }
            assertThat(count).isGreaterThan(500_000);
            assertThat(japanese).isGreaterThan(10_000);
        }
    }
}
