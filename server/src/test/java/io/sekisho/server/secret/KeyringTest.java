package io.sekisho.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import io.sekisho.server.store.Database;
import io.sekisho.server.store.DatabaseConfig;
import io.sekisho.server.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class KeyringTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Secret CONTACT = new Secret("taro@example.jp");

    @TempDir
    Path data;

    private String url;
    private Database database;

    @BeforeEach
    void openDatabase() {
        url = TestDatabase.url();
        database = connect();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void opensAfterARestartWhatItSealed() {
        byte[] sealed = open(kept()).sealer().seal(CONTACT, "contact", "8021-334455");
        assertThat(open(kept()).sealer().openText(sealed, "contact", "8021-334455"))
                .isEqualTo(CONTACT);
    }

    @Test
    void doesNotOpenForAnotherPurposeAccountOrKeyNorAfterAnAlteration() {
        Sealer sealer = open(kept()).sealer();
        byte[] sealed = sealer.seal(CONTACT, "contact", "8021-334455");
        assertThatThrownBy(() -> sealer.open(sealed, "contact", "8021-334456")).isInstanceOf(KeyringException.class);
        assertThatThrownBy(() -> sealer.open(sealed, "outbox", "8021-334455")).isInstanceOf(KeyringException.class);
        assertThatThrownBy(() -> sealer.open(sealed, "contact")).isInstanceOf(KeyringException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> sealer.open(sealed, "contact", "8021-334455")).isInstanceOf(KeyringException.class);
        assertThatThrownBy(() -> sealer.open(new byte[3], "contact", "8021-334455"))
                .isInstanceOf(KeyringException.class);
    }

    @Test
    void hashesTheSameAfterARestartAndDifferentlyForEveryOtherInput() {
        byte[] mac = open(kept()).mac("code", "ch_1", "123456");
        Keyring again = open(kept());
        assertThat(mac).hasSize(32).isEqualTo(again.mac("code", "ch_1", "123456"));
        assertThat(List.of(
                        again.mac("code", "ch_1", "123457"),
                        again.mac("code", "ch_11", "23456"),
                        again.mac("code", "ch_1123456"),
                        again.mac("code", "ch_1", "123456", ""),
                        again.mac("codech_1", "123456"),
                        again.mac("device", "ch_1", "123456")))
                .doesNotContain(mac)
                .doesNotHaveDuplicates();
    }

    @Test
    void signsProofsThatThePublicPartVerifies() throws Exception {
        Keyring keyring = open(kept());
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                .keyID(keyring.proofKey().getKeyID())
                .build();
        JWSObject proof = new JWSObject(header, new Payload("passed"));
        proof.sign(new Ed25519Signer(keyring.proofKey()));
        JWSObject received = JWSObject.parse(proof.serialize());
        assertThat(received.verify(new Ed25519Verifier(open(kept()).proofKey().toPublicJWK())))
                .isTrue();
    }

    @Test
    void isMadeOnceAlthoughManyServersStartTogether() throws Exception {
        List<Future<byte[]>> macs = new ArrayList<>();
        try (ExecutorService servers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                macs.add(servers.submit(() -> open(new MasterKey.Absent()).mac("which", "server")));
            }
        }
        byte[] first = macs.getFirst().get();
        for (Future<byte[]> mac : macs) {
            assertThat(mac.get()).isEqualTo(first);
        }
    }

    @Test
    void keepsTheMasterKeyToItsOwner() throws IOException {
        open(kept());
        Path file = data.resolve("master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).hasSize(44);
    }

    @Test
    void isSealedInTheDatabaseByTheMasterKey() {
        open(kept());
        assertThat(document()).doesNotContain("aead").doesNotContain("Ed25519");
    }

    @Test
    void refusesAnotherMasterKey() throws IOException {
        open(kept());
        Files.delete(data.resolve("master.key"));
        assertThatThrownBy(() -> open(kept()))
                .isInstanceOf(KeyringException.class)
                .hasMessageContainingAll("master.key is missing", "restore it");
        assertThat(data.resolve("master.key")).doesNotExist();
        PrivateFile.randomKey(data.resolve("master.key"), RANDOM);
        assertThatThrownBy(() -> open(kept()))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("is not the master key that the keyring in the database was sealed with");
        assertThatThrownBy(() -> open(new MasterKey.Absent()))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("SEKISHO_MASTER_KEY is not set");
    }

    @Test
    void refusesAMasterKeyThatIsNoneWithoutRepeatingIt() {
        assertThatThrownBy(() -> open(given("not base64!")))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("SEKISHO_MASTER_KEY is not Base64")
                .hasMessageNotContaining("not base64!");
        assertThatThrownBy(() -> open(given("c2hvcnQ=")))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("holds 5 bytes, not 32");
    }

    @Test
    void isSealedLaterWhenAMasterKeyIsGivenLater() {
        byte[] mac = open(new MasterKey.Absent()).mac("a");
        assertThat(document()).contains("aead");
        MasterKey given = given("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        assertThat(open(given).mac("a")).isEqualTo(mac);
        assertThat(document()).doesNotContain("aead");
        assertThat(open(given).mac("a")).isEqualTo(mac);
    }

    private Keyring open(MasterKey master) {
        return Keyring.open(database.dataSource(), master, RANDOM);
    }

    private MasterKey kept() {
        return MasterKey.choose(null, true, data);
    }

    private MasterKey given(String base64) {
        return MasterKey.choose(base64, false, data);
    }

    private Database connect() {
        return Database.open(new DatabaseConfig(url, data));
    }

    private String document() {
        return database.jdbi()
                .withHandle(handle -> new String(
                        handle.createQuery("SELECT document FROM keyring")
                                .mapTo(byte[].class)
                                .one(),
                        StandardCharsets.ISO_8859_1));
    }
}
