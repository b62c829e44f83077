package io.sekisho.server.beacon;

import io.sekisho.engine.event.Client;
import io.sekisho.server.event.FakePages;
import io.sekisho.server.network.Address;
import io.sekisho.server.network.BadAddress;
import io.sekisho.server.secret.Keyring;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Browsers that were on a phishing host within the last hour, by a keyed fingerprint of address and user agent. Kept in the database for
 * all servers and read again now and then, so that a login asks memory only.
 */
public final class Lures implements FakePages, AutoCloseable {

    /** How long having been there counts. */
    static final Duration LASTS = Duration.ofHours(1);

    /** What another server was told is known here after this long. */
    private static final Duration READ_EVERY = Duration.ofSeconds(2);

    /** Rows that commit after a later one are found by looking back this far. */
    private static final Duration LOOKED_BACK = Duration.ofSeconds(30);

    /** Browsers kept; of more, those seen last. */
    static final int KEPT_MAX = 50_000;

    private static final String PURPOSE = "lure";
    private static final Logger LOG = LoggerFactory.getLogger(Lures.class);

    private final Jdbi jdbi;
    private final Keyring keyring;
    private final InstantSource clock;
    private final Map<String, Lure> lures = new ConcurrentHashMap<>();
    private Instant readUpTo = Instant.EPOCH;
    private volatile Instant lastHeld = Instant.EPOCH;
    private volatile boolean closed;

    private record Lure(String host, Instant seenAt) {}

    private Lures(Jdbi jdbi, Keyring keyring, InstantSource clock) {
        this.jdbi = jdbi;
        this.keyring = keyring;
        this.clock = clock;
    }

    public static Lures start(Jdbi jdbi, Keyring keyring, InstantSource clock) {
        Lures lures = new Lures(jdbi, keyring, clock);
        lures.read(clock.instant());
        Thread.ofVirtual().name("lures").start(lures::watch);
        return lures;
    }

    @Override
    public @Nullable String seenBy(Client client, Instant now) {
        return hostFor(client.ip(), client.userAgent(), now).orElse(null);
    }

    /** The phishing host that such a browser was on within the last hour. */
    public Optional<String> hostFor(String ip, String userAgent, Instant now) {
        if (lures.isEmpty()) {
            return Optional.empty();
        }
        return fingerprint(ip, userAgent)
                .map(lures::get)
                .filter(lure -> counts(lure, now))
                .map(Lure::host);
    }

    private static boolean counts(Lure lure, Instant now) {
        return !now.isBefore(lure.seenAt().minus(LOOKED_BACK))
                && now.isBefore(lure.seenAt().plus(LASTS));
    }

    /** Whether any browser is known to have been on a phishing host, or was until a moment ago. */
    public boolean anyLately() {
        return !lures.isEmpty() || clock.instant().isBefore(lastHeld.plus(LOOKED_BACK));
    }

    /** The browser was there; in the transaction. */
    void add(Handle handle, String host, String ip, String userAgent, Instant now) {
        fingerprint(ip, userAgent).ifPresent(browser -> {
            handle.execute("""
                INSERT INTO lure (browser, host, seen_at) VALUES (?, ?, ?)
                ON CONFLICT (browser) DO UPDATE SET host = excluded.host, seen_at = excluded.seen_at
                """, HexFormat.of().parseHex(browser), host, now.atOffset(ZoneOffset.UTC));
            handle.afterCommit(() -> lures.put(browser, new Lure(host, now)));
        });
    }

    private Optional<String> fingerprint(String ip, String userAgent) {
        try {
            byte[] mac = keyring.mac(PURPOSE, Address.parse(ip).canonical(), userAgent);
            return Optional.of(HexFormat.of().formatHex(mac));
        } catch (BadAddress e) {
            return Optional.empty();
        }
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(READ_EVERY.toNanos());
            try {
                read(clock.instant());
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.warn("browsers that were on phishing hosts not read, those known stay: {}", e.toString());
            }
        }
    }

    private synchronized void read(Instant now) {
        Instant oldest = now.minus(LASTS);
        Instant from = readUpTo.minus(LOOKED_BACK).isBefore(oldest) ? oldest : readUpTo.minus(LOOKED_BACK);
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM lure WHERE seen_at <= ?", oldest.atOffset(ZoneOffset.UTC));
            handle.createQuery(
                            "SELECT browser, host, seen_at FROM lure WHERE seen_at > ? ORDER BY seen_at DESC LIMIT ?")
                    .bind(0, from.atOffset(ZoneOffset.UTC))
                    .bind(1, KEPT_MAX)
                    .map((row, context) -> Map.entry(
                            HexFormat.of().formatHex(row.getBytes(1)),
                            new Lure(
                                    row.getString(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant())))
                    .forEach(entry -> lures.merge(entry.getKey(), entry.getValue(), Lures::later));
            Set<String> harmless = handle.createQuery("SELECT host FROM phishing_site WHERE harmless")
                    .mapTo(String.class)
                    .set();
            lures.values().removeIf(lure -> harmless.contains(lure.host()));
        });
        readUpTo = now;
        if (!lures.isEmpty()) {
            lastHeld = now;
        }
        lures.values().removeIf(lure -> !lure.seenAt().isAfter(oldest));
        if (lures.size() > KEPT_MAX) {
            drop(lures.size() - KEPT_MAX);
        }
    }

    private static Lure later(Lure one, Lure other) {
        return one.seenAt().isAfter(other.seenAt()) ? one : other;
    }

    private void drop(int count) {
        lures.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((one, other) -> one.seenAt().compareTo(other.seenAt())))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(lures::remove);
    }

    @Override
    public void close() {
        closed = true;
    }
}
