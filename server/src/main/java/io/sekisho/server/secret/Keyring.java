package io.sekisho.server.secret;

import com.google.crypto.tink.Aead;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that all servers on one database share. Made once, by whichever server comes first; read by the others. */
public final class Keyring {

    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final String MAC = "HmacSHA256";

    /** Never fed itself: copies of it are, which is cheaper than finding and keying one each time. */
    private final Mac keyed;

    private final Sealer sealer;
    private final OctetKeyPair proofKey;

    private Keyring(KeyDocument document) throws GeneralSecurityException {
        this.keyed = Mac.getInstance(MAC);
        this.keyed.init(new SecretKeySpec(document.mac(), MAC));
        this.sealer = new Sealer(document.aead());
        this.proofKey = document.proof();
    }

    /**
     * Reads the keyring, or makes it when the database has none.
     *
     * @throws KeyringException when the master key is missing or is not the one it was sealed with
     */
    public static Keyring open(DataSource database, MasterKey master, SecureRandom random) {
        KeyringTable table = new KeyringTable(database);
        try {
            Optional<KeyringTable.Row> row = table.read();
            KeyringTable.Row stored = row.isPresent() ? row.get() : create(table, master, random);
            return new Keyring(KeyDocument.parse(unsealed(stored, master, table)));
        } catch (SQLException e) {
            throw new KeyringException("Cannot read or write the keyring in the database", e);
        } catch (GeneralSecurityException e) {
            throw new KeyringException(
                    "The keyring in the database is damaged; restore the table keyring from a backup", e);
        }
    }

    /** Seals and opens contacts and mails. */
    public Sealer sealer() {
        return sealer;
    }

    /**
     * HMAC-SHA-256 (RFC 2104) under a key of our own: for device tokens, hashes of codes. Different purposes or parts never give the
     * same input; 32 bytes.
     */
    public byte[] mac(String purpose, String... parts) {
        try {
            Mac mac = (Mac) keyed.clone();
            return mac.doFinal(Parts.encode(purpose, parts));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own " + MAC + " can be copied", e);
        }
    }

    /** The Ed25519 pair (RFC 8037) that signs proofs; its key ID is its thumbprint (RFC 7638). Prints its private part: do not log. */
    public OctetKeyPair proofKey() {
        return proofKey;
    }

    private static KeyringTable.Row create(KeyringTable table, MasterKey master, SecureRandom random)
            throws SQLException, GeneralSecurityException {
        byte[] document = KeyDocument.generate(random).serialize();
        Optional<byte[]> key = master.forSealing(random);
        table.insertUnlessThere(
                key.isPresent()
                        ? new KeyringTable.Row(true, wrap(key.get()).encrypt(document, context()))
                        : new KeyringTable.Row(false, document));
        return table.read()
                .orElseThrow(() -> new KeyringException("The keyring vanished while it was made; start again"));
    }

    private static byte[] unsealed(KeyringTable.Row row, MasterKey master, KeyringTable table)
            throws SQLException, GeneralSecurityException {
        if (row.sealed()) {
            return unwrap(row, master);
        }
        if (master instanceof MasterKey.Absent) {
            LOG.warn("THE KEYS ARE STORED UNSEALED in the database: whoever reads it can read contacts and forge device"
                    + " tokens and proofs. Set SEKISHO_MASTER_KEY (openssl rand -base64 32) on every server to"
                    + " seal them.");
        } else {
            Aead key = wrap(master.forOpening());
            table.seal(new KeyringTable.Row(true, key.encrypt(row.document(), context())));
            LOG.info("The keyring is now sealed by {}", master.place());
        }
        return row.document();
    }

    private static byte[] unwrap(KeyringTable.Row row, MasterKey master) throws GeneralSecurityException {
        Aead key = wrap(master.forOpening());
        try {
            return key.decrypt(row.document(), context());
        } catch (GeneralSecurityException e) {
            throw new KeyringException(
                    master.place() + " is not the master key that the keyring in the database was sealed with", e);
        }
    }

    private static Aead wrap(byte[] masterKey) throws GeneralSecurityException {
        return KeyDocument.masterAead(masterKey);
    }

    private static byte[] context() {
        return Parts.encode("keyring");
    }
}
