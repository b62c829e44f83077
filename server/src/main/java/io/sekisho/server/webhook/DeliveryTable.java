package io.sekisho.server.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The operator's side of {@code webhook_event} and {@code webhook_delivery}: what became of messages, and sending them again. */
final class DeliveryTable {

    static final String PING = "webhook.ping";

    private DeliveryTable() {}

    /** The latest first. */
    static List<Delivered> list(Handle handle, String endpoint, Delivered.@Nullable State state, int max) {
        return handle.createQuery("""
            SELECT e.id, e.type, e.account, e.happened_at, d.state, d.attempts, d.next_attempt_at, d.delivered_at,
                   d.last_status, d.last_error
            FROM webhook_delivery d JOIN webhook_event e ON e.seq = d.event
            WHERE d.endpoint = :endpoint AND (CAST(:state AS text) IS NULL OR d.state = :state)
            ORDER BY d.event DESC LIMIT :max
            """)
                .bind("endpoint", endpoint)
                .bind("state", state == null ? null : state.name())
                .bind("max", max)
                .map((row, context) -> read(row))
                .list();
    }

    private static Delivered read(ResultSet row) throws SQLException {
        Delivered.State state = Delivered.State.valueOf(row.getString(5));
        return new Delivered(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                state,
                row.getInt(6),
                state == Delivered.State.PENDING ? instant(row, 7) : null,
                instant(row, 8),
                row.getObject(9, Integer.class),
                row.getString(10));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A message that says nothing but that messages arrive, for this endpoint alone. */
    static void ping(Handle handle, String endpoint, String id, Instant now) {
        handle.createUpdate("""
            WITH pinged AS (
                INSERT INTO webhook_event (id, type, account, data, happened_at, spread)
                VALUES (:id, :type, '', jsonb_build_object('endpoint', CAST(:endpoint AS text)), :now, true)
                RETURNING seq
            )
            INSERT INTO webhook_delivery (event, endpoint, next_attempt_at) SELECT seq, :endpoint, :now FROM pinged
            """)
                .bind("id", id)
                .bind("type", PING)
                .bind("endpoint", endpoint)
                .bind("now", utc(now))
                .execute();
    }

    /** An event's place among all. */
    static Optional<Long> place(Handle handle, String message) {
        return handle.createQuery("SELECT seq FROM webhook_event WHERE id = ?")
                .bind(0, message)
                .mapTo(Long.class)
                .findOne();
    }

    /**
     * Lets an endpoint be told again, or for the first time, what it wants to be told of.
     *
     * @param after events after this place
     * @param since events that happened then or later
     * @return how many
     */
    static int replay(Handle handle, String endpoint, long after, Instant since, Instant now) {
        return handle.createUpdate("""
            INSERT INTO webhook_delivery (event, endpoint, next_attempt_at)
            SELECT e.seq, p.id, :now FROM webhook_event e
            JOIN webhook_endpoint p ON p.id = :endpoint AND (cardinality(p.types) = 0 OR e.type = ANY (p.types))
            WHERE e.seq > :after AND e.happened_at >= :since AND e.type <> :ping
            ON CONFLICT (event, endpoint) DO UPDATE
                SET state = 'PENDING', attempts = 0, next_attempt_at = excluded.next_attempt_at
            """)
                .bind("endpoint", endpoint)
                .bind("after", after)
                .bind("since", utc(since))
                .bind("ping", PING)
                .bind("now", utc(now))
                .execute();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
