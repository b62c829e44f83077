package io.sekisho.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sekisho.server.http.KeyDirectory;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.StoreOutage;
import io.sekisho.server.http.WireNames;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Keys as stored: only their hashes. A key holds 256 random bits, so one round of SHA-256 is enough; looking up by hash also leaves
 * nothing to time.
 */
public final class Keys implements KeyDirectory {

    /** The bootstrap key's name, and its person: where two must agree, it counts as none. */
    public static final String BOOTSTRAP = "bootstrap";

    /** How long a revoked key may still be good on another server. */
    private static final Duration REVOKED_WITHIN = Duration.ofSeconds(5);

    private static final int CACHED_MAX = 1_000;

    /** How long a key last seen good is taken for good while the database is away: nobody can revoke one then. */
    private static final Duration OUTAGE_MAX = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final RandomIds ids;
    private final InstantSource clock;
    private final @Nullable String bootstrapHash;
    private final Cache<String, Optional<Principal>> cache = Caffeine.newBuilder()
            .maximumSize(CACHED_MAX)
            .expireAfterWrite(REVOKED_WITHIN)
            .build();

    private final Cache<String, Principal> lastKnown = Caffeine.newBuilder()
            .maximumSize(CACHED_MAX)
            .expireAfterWrite(OUTAGE_MAX)
            .build();

    /** @param bootstrap {@code SEKISHO_ADMIN_KEY}, absent without one */
    public Keys(Jdbi jdbi, RandomIds ids, InstantSource clock, @Nullable Secret bootstrap) {
        this.jdbi = jdbi;
        this.ids = ids;
        this.clock = clock;
        bootstrapHash = bootstrap == null ? null : hex(hash(bootstrap.value()));
    }

    /** A key as listed; never the key itself. */
    record Listed(
            String id,
            String name,
            @Nullable String person,
            @Nullable String service,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /** A key just made: shown this once. */
    record Made(String id, Secret key) {}

    @Override
    public @Nullable Principal find(String key) {
        byte[] hash = hash(key);
        String hex = hex(hash);
        if (hex.equals(bootstrapHash)) {
            return new Principal(BOOTSTRAP, BOOTSTRAP, null, EnumSet.allOf(Scope.class));
        }
        return cache.get(hex, missing -> readOrRemember(hex, hash)).orElse(null);
    }

    /** A policy that lets logins go on while nothing can be stored would be worth nothing if keys were refused meanwhile. */
    private Optional<Principal> readOrRemember(String hex, byte[] hash) {
        Optional<Principal> found;
        try {
            found = read(hash);
        } catch (RuntimeException e) {
            Principal known = lastKnown.getIfPresent(hex);
            if (known != null && StoreOutage.causes(e)) {
                return Optional.of(known);
            }
            throw e;
        }
        found.ifPresentOrElse(principal -> lastKnown.put(hex, principal), () -> lastKnown.invalidate(hex));
        return found;
    }

    private Optional<Principal> read(byte[] hash) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            SELECT id, name, person, array_to_string(scopes, ',')
            FROM api_key WHERE hash = ? AND revoked_at IS NULL
            """)
                .bind(0, hash)
                .map((row, context) ->
                        new Principal(row.getString(1), row.getString(2), row.getString(3), scopes(row.getString(4))))
                .findOne());
    }

    private static Set<Scope> scopes(String wireNames) {
        List<String> names = List.of(wireNames.split(","));
        return Arrays.stream(Scope.values())
                .filter(scope -> names.contains(WireNames.of(scope)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    Made create(String name, @Nullable String person, @Nullable String service, Set<Scope> scopes) {
        // Two ids in a row: 256 bits.
        Secret key = new Secret(ids.next("sk_") + ids.next(""));
        String id = ids.next("key_");
        jdbi.useHandle(handle -> handle.createUpdate("""
            INSERT INTO api_key (id, name, person, service, hash, scopes, created_at)
            VALUES (:id, :name, :person, :service, :hash, string_to_array(:scopes, ','), :at)
            """)
                .bind("id", id)
                .bind("name", name)
                .bind("person", person)
                .bind("service", service)
                .bind("hash", hash(key.value()))
                .bind("scopes", scopes.stream().map(WireNames::of).collect(Collectors.joining(",")))
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
        return new Made(id, key);
    }

    List<Listed> list() {
        return jdbi.withHandle(handle -> handle.createQuery("""
            SELECT id, name, person, service, array_to_string(scopes, ','), created_at, revoked_at
            FROM api_key ORDER BY created_at, id
            """)
                .map((row, context) -> new Listed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        List.of(row.getString(5).split(",")),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject(7, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list());
    }

    /** Whether there was such a key, not yet revoked. */
    boolean revoke(String id) {
        int revoked = jdbi.withHandle(handle -> handle.execute(
                "UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                clock.instant().atOffset(ZoneOffset.UTC),
                id));
        cache.invalidateAll();
        lastKnown.invalidateAll();
        return revoked == 1;
    }

    private static byte[] hash(String key) {
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
