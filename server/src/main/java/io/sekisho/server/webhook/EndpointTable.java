package io.sekisho.server.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Endpoints as stored, secrets sealed. */
final class EndpointTable {

    private static final String SELECT = """
        SELECT p.id, p.url, array_to_string(p.types, ',') AS types, p.description, p.enabled, p.disabled_by, p.created_at,
               CASE WHEN p.former_until > :now THEN p.former_until END AS former_until,
               (SELECT count(*) FROM webhook_delivery d WHERE d.endpoint = p.id AND d.state = 'PENDING') AS waiting
        FROM webhook_endpoint p
        """;

    private EndpointTable() {}

    @SuppressWarnings("ArrayRecordComponent") // sealed bytes, opened and never compared
    record Sealed(byte[] current, byte @Nullable [] former) {}

    static void insert(Handle handle, String id, Endpoint.Wanted wanted, byte[] sealed, Instant now) {
        handle.createUpdate("""
            INSERT INTO webhook_endpoint (id, url, types, description, enabled, disabled_by, secret, created_at)
            VALUES (:id, :url, :types, :description, :enabled, :disabledBy, :secret, :now)
            """)
                .bind("id", id)
                .bind("url", wanted.url())
                .bindArray("types", String.class, wanted.types())
                .bind("description", wanted.description())
                .bind("enabled", wanted.enabled())
                .bind("disabledBy", wanted.enabled() ? null : Endpoint.OPERATOR)
                .bind("secret", sealed)
                .bind("now", utc(now))
                .execute();
    }

    static boolean update(Handle handle, String id, Endpoint.Wanted wanted) {
        return handle.createUpdate("""
            UPDATE webhook_endpoint
            SET url = :url, types = :types, description = :description, enabled = :enabled, disabled_by = :disabledBy
            WHERE id = :id
            """)
                        .bind("id", id)
                        .bind("url", wanted.url())
                        .bindArray("types", String.class, wanted.types())
                        .bind("description", wanted.description())
                        .bind("enabled", wanted.enabled())
                        .bind("disabledBy", wanted.enabled() ? null : Endpoint.OPERATOR)
                        .execute()
                == 1;
    }

    /** It said itself that it is gone. */
    static void gone(Handle handle, String id) {
        handle.execute(
                "UPDATE webhook_endpoint SET enabled = false, disabled_by = ? WHERE id = ? AND enabled",
                Endpoint.GONE,
                id);
    }

    static boolean rotate(Handle handle, String id, byte[] sealed, Instant formerUntil) {
        return handle.execute(
                        "UPDATE webhook_endpoint SET former_secret = secret, former_until = ?, secret = ? WHERE id = ?",
                        utc(formerUntil),
                        sealed,
                        id)
                == 1;
    }

    static boolean delete(Handle handle, String id) {
        return handle.execute("DELETE FROM webhook_endpoint WHERE id = ?", id) == 1;
    }

    static int count(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM webhook_endpoint")
                .mapTo(Integer.class)
                .one();
    }

    static Optional<Endpoint> find(Handle handle, String id, Instant now) {
        return handle.createQuery(SELECT + "WHERE p.id = :id")
                .bind("id", id)
                .bind("now", utc(now))
                .map((row, context) -> read(row))
                .findOne();
    }

    static List<Endpoint> list(Handle handle, Instant now) {
        return handle.createQuery(SELECT + "ORDER BY p.created_at, p.id")
                .bind("now", utc(now))
                .map((row, context) -> read(row))
                .list();
    }

    /** Address and secrets for a message that is sent now; nothing where the endpoint is gone or disabled. */
    static Optional<Target> target(Handle handle, String id, Instant now) {
        return handle.createQuery("""
            SELECT url, secret, CASE WHEN former_until > :now THEN former_secret END
            FROM webhook_endpoint WHERE id = :id AND enabled
            """)
                .bind("id", id)
                .bind("now", utc(now))
                .map((row, context) -> new Target(row.getString(1), new Sealed(row.getBytes(2), row.getBytes(3))))
                .findOne();
    }

    record Target(String url, Sealed secrets) {}

    private static Endpoint read(ResultSet row) throws SQLException {
        String types = row.getString("types");
        OffsetDateTime former = row.getObject("former_until", OffsetDateTime.class);
        return new Endpoint(
                row.getString("id"),
                row.getString("url"),
                types.isEmpty() ? List.of() : Arrays.asList(types.split(",")),
                row.getString("description"),
                row.getBoolean("enabled"),
                row.getString("disabled_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                former == null ? null : former.toInstant(),
                row.getLong("waiting"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
