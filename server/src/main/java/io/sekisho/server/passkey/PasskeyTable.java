package io.sekisho.server.passkey;

import io.sekisho.server.webauthn.Passkey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Passkeys as stored, written under their account's lock. */
final class PasskeyTable {

    private static final String COLUMNS = """
        SELECT id, account, name, created_at, used_at,
               credential_id, credential, counter, backup_eligible, backed_up, transports
        FROM passkey
        """;

    private PasskeyTable() {}

    static List<Kept> of(Handle handle, String account, String party) {
        return handle.createQuery(COLUMNS + " WHERE account = ? AND relying_party = ? ORDER BY created_at, id")
                .bind(0, account)
                .bind(1, party)
                .map((row, context) -> kept(row))
                .list();
    }

    static Optional<Kept> find(Handle handle, byte[] credentialId, String party) {
        return handle.createQuery(COLUMNS + " WHERE credential_id = ? AND relying_party = ?")
                .bind(0, credentialId)
                .bind(1, party)
                .map((row, context) -> kept(row))
                .findOne();
    }

    /** Whether it is new: a credential is registered once. */
    static boolean insert(Handle handle, Kept kept, String party) {
        Passkey passkey = kept.passkey();
        return handle.createUpdate("""
            INSERT INTO passkey (id, account, credential_id, credential, counter, backup_eligible, backed_up,
                                 transports, relying_party, name, created_at)
            VALUES (:id, :account, :credentialId, :credential, :counter, :eligible, :backedUp,
                    :transports, :party, :name, :now)
            ON CONFLICT (credential_id) DO NOTHING
            """)
                        .bind("id", kept.id())
                        .bind("account", kept.account())
                        .bind("credentialId", passkey.id())
                        .bind("credential", passkey.credential())
                        .bind("counter", passkey.counter())
                        .bind("eligible", passkey.backupEligible())
                        .bind("backedUp", passkey.backedUp())
                        .bind("transports", String.join(",", passkey.transports()))
                        .bind("party", party)
                        .bind("name", kept.name())
                        .bind("now", kept.createdAt().atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    static void used(Handle handle, String id, Passkey passkey, Instant now) {
        handle.execute(
                "UPDATE passkey SET counter = ?, backed_up = ?, used_at = ? WHERE id = ?",
                passkey.counter(),
                passkey.backedUp(),
                now.atOffset(ZoneOffset.UTC),
                id);
    }

    static void delete(Handle handle, String id) {
        handle.execute("DELETE FROM passkey WHERE id = ?", id);
    }

    /** What authenticators know the account by; the first that is proposed stays. */
    static byte[] owner(Handle handle, String account, byte[] proposed) {
        handle.execute(
                "INSERT INTO passkey_owner (account, handle) VALUES (?, ?) ON CONFLICT (account) DO NOTHING",
                account,
                proposed);
        return owner(handle, account).orElseThrow();
    }

    static Optional<byte[]> owner(Handle handle, String account) {
        return handle.createQuery("SELECT handle FROM passkey_owner WHERE account = ?")
                .bind(0, account)
                .mapTo(byte[].class)
                .findOne();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        OffsetDateTime used = row.getObject(5, OffsetDateTime.class);
        return new Kept(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant(),
                new Passkey(
                        row.getBytes(6),
                        row.getBytes(7),
                        row.getLong(8),
                        row.getBoolean(9),
                        row.getBoolean(10),
                        Arrays.stream(row.getString(11).split(","))
                                .filter(text -> !text.isEmpty())
                                .toList()));
    }
}
