package io.sekisho.server.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sekisho.engine.state.AccountState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Where accounts' memories are kept. The hot path reads through a cache and writes many at once, each guarded by the version it read
 * (see {@code assess}); everything else changes one account under its row's lock. Either way the version grows with each change, so a
 * server that read an older one notices, reads again and judges again.
 */
public final class AccountMemory {

    /** Bytes of encoded memory kept; the least recently used accounts are read from the database again. */
    private static final long CACHE_BYTES_MAX = 16L * 1024 * 1024;

    /** What an entry costs beyond its state: key, record and cache node, in bytes. */
    private static final int ENTRY_OVERHEAD_BYTES = 200;

    private final Jdbi jdbi;
    private final Cache<String, Held> cache = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(CACHE_BYTES_MAX)
            .weigher((String account, Held held) -> held.state().length + ENTRY_OVERHEAD_BYTES)
            .build();

    public AccountMemory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A version of an account's memory; version 0 is an account that does not exist yet. */
    public record Held(long version, byte[] state) {

        static final Held NOTHING = new Held(0, StateCodec.bytes(AccountState.NEW));

        public AccountState decoded() {
            return version == 0 ? AccountState.NEW : StateCodec.state(state);
        }
    }

    /** The accounts' memories, maybe not the newest: whoever writes names the version. */
    public Map<String, Held> load(Connection connection, Collection<String> accounts) throws SQLException {
        Map<String, Held> found = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String account : accounts) {
            Held held = cache.getIfPresent(account);
            if (held == null) {
                missing.add(account);
            } else {
                found.put(account, held);
            }
        }
        if (!missing.isEmpty()) {
            read(connection, missing, found);
        }
        return found;
    }

    private void read(Connection connection, List<String> accounts, Map<String, Held> into) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, version, state FROM account WHERE id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("text", accounts.toArray(String[]::new)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Held held = new Held(rows.getLong(2), rows.getBytes(3));
                    into.put(rows.getString(1), held);
                    cache.put(rows.getString(1), held);
                }
            }
        }
        accounts.forEach(account -> into.putIfAbsent(account, Held.NOTHING));
    }

    /** Remembers what has just been committed. */
    public void committed(String account, Held held) {
        cache.put(account, held);
    }

    /** Forgets what turned out to be old. */
    public void forget(String account) {
        cache.invalidate(account);
    }

    /** The account's memory as committed, read from the database; absent for an account never heard of. */
    public Optional<AccountState> find(String account) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT state FROM account WHERE id = ?")
                .bind(0, account)
                .mapTo(byte[].class)
                .findOne()
                .map(StateCodec::state));
    }

    /** Reads what stands beside accounts' memories. */
    public <T> T read(Function<Handle, T> reader) {
        return jdbi.withHandle(reader::apply);
    }

    /** A change to one account, together with whatever else belongs in the same transaction. */
    @FunctionalInterface
    public interface Change<T> {
        Changed<T> apply(Handle handle, AccountState state);
    }

    /** What a change leaves behind: the new memory and its result. A memory equal to the old one is not written. */
    public record Changed<T>(AccountState next, T result) {}

    /**
     * Changes one account in a transaction of its own, under the lock of its row. An account never heard of comes into being.
     */
    public <T> T change(String account, Change<T> change) {
        try {
            return jdbi.inTransaction(handle -> locked(handle, account, change));
        } catch (ConcurrentBirth e) {
            // The row is there now, so it is locked this time.
            return jdbi.inTransaction(handle -> locked(handle, account, change));
        } finally {
            forget(account);
        }
    }

    private static <T> T locked(Handle handle, String account, Change<T> change) {
        Held held = lock(handle, account).orElse(Held.NOTHING);
        AccountState state = held.decoded();
        Changed<T> changed = change.apply(handle, state);
        if (held.version() == 0 || !changed.next().equals(state)) {
            write(handle, account, held.version(), StateCodec.bytes(changed.next()));
        }
        return changed.result();
    }

    private static Optional<Held> lock(Handle handle, String account) {
        return handle.createQuery("SELECT version, state FROM account WHERE id = ? FOR UPDATE")
                .bind(0, account)
                .map((row, context) -> new Held(row.getLong(1), row.getBytes(2)))
                .findOne();
    }

    private static void write(Handle handle, String account, long version, byte[] state) {
        int written = version == 0
                ? handle.execute(
                        "INSERT INTO account (id, version, state) VALUES (?, 1, ?) ON CONFLICT DO NOTHING",
                        account,
                        state)
                : handle.execute(
                        "UPDATE account SET version = version + 1, state = ? WHERE id = ? AND version = ?",
                        state,
                        account,
                        version);
        if (written != 1) {
            // Only an account born in this instant: its row could not be locked before it was there.
            throw new ConcurrentBirth(account);
        }
    }

    /** Another transaction created the account meanwhile; trying again finds it. */
    private static final class ConcurrentBirth extends RuntimeException {
        ConcurrentBirth(String account) {
            super("account " + account + " came into being meanwhile", null, false, false);
        }
    }
}
