package io.sekisho.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The senders' side of the table {@code webhook_delivery}. A row being sent is held until a time by the database's clock: no transaction
 * stays open while an endpoint takes its time, several servers never send a row together, and what a dead server held is free soon.
 */
final class DeliveryQueue {

    /** Events whose deliveries are written in one transaction. */
    private static final int SPREAD_MAX = 500;

    /** Longer than an attempt may take. */
    private static final Duration HELD = WebhookSender.ANSWER_MAX.multipliedBy(3);

    private static final int PRUNED_AT_ONCE_MAX = 10_000;

    private DeliveryQueue() {}

    /**
     * A message to send now.
     *
     * @param attempts this one included; counted once its end is known
     */
    record Due(long event, String id, String type, Instant happenedAt, String data, int attempts) {}

    /** Writes the deliveries of new events. True where more may be waiting. */
    static boolean spread(Handle handle, Instant now) {
        return handle.createQuery("""
            WITH fresh AS (
                SELECT seq FROM webhook_event WHERE NOT spread ORDER BY seq LIMIT :max FOR UPDATE SKIP LOCKED
            ), marked AS (
                UPDATE webhook_event e SET spread = true FROM fresh WHERE e.seq = fresh.seq RETURNING e.seq, e.type
            ), queued AS (
                INSERT INTO webhook_delivery (event, endpoint, next_attempt_at)
                SELECT m.seq, p.id, :now FROM marked m
                JOIN webhook_endpoint p ON p.enabled AND (cardinality(p.types) = 0 OR m.type = ANY (p.types))
                ON CONFLICT DO NOTHING
            )
            SELECT count(*) FROM marked
            """)
                        .bind("max", SPREAD_MAX)
                        .bind("now", utc(now))
                        .mapTo(Integer.class)
                        .one()
                == SPREAD_MAX;
    }

    /** Endpoints for which something is due. */
    static List<String> waitedFor(Handle handle, Instant now) {
        return handle.createQuery("""
            SELECT p.id FROM webhook_endpoint p WHERE p.enabled AND EXISTS (
                SELECT 1 FROM webhook_delivery d
                WHERE d.endpoint = p.id AND d.state = 'PENDING' AND d.next_attempt_at <= :now
                  AND (d.held_until IS NULL OR d.held_until < now()))
            """).bind("now", utc(now)).mapTo(String.class).list();
    }

    /** The message due longest, of those the one that happened first; held. */
    static Optional<Due> claim(Handle handle, String endpoint, Instant now) {
        return handle.createQuery("""
            WITH next AS (
                SELECT event FROM webhook_delivery
                WHERE endpoint = :endpoint AND state = 'PENDING' AND next_attempt_at <= :now
                  AND (held_until IS NULL OR held_until < now())
                ORDER BY next_attempt_at, event LIMIT 1 FOR UPDATE SKIP LOCKED
            )
            UPDATE webhook_delivery d
            SET held_until = now() + :held * interval '1 second'
            FROM next JOIN webhook_event e ON e.seq = next.event
            WHERE d.event = next.event AND d.endpoint = :endpoint
            RETURNING d.event, e.id, e.type, e.happened_at, e.data::text, d.attempts + 1
            """)
                .bind("endpoint", endpoint)
                .bind("now", utc(now))
                .bind("held", HELD.toSeconds())
                .map((row, context) -> new Due(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5),
                        row.getInt(6)))
                .findOne();
    }

    static void taken(Handle handle, Due due, String endpoint, int status, Instant now) {
        handle.execute("""
            UPDATE webhook_delivery
            SET state = 'DELIVERED', delivered_at = ?, held_until = NULL, attempts = attempts + 1, last_status = ?, last_error = NULL
            WHERE event = ? AND endpoint = ?
            """, utc(now), status, due.event(), endpoint);
    }

    /** @param again when it is tried again; absent: given up */
    static void notTaken(
            Handle handle, Due due, String endpoint, WebhookSender.Result.Failed failed, @Nullable Instant again) {
        handle.createUpdate("""
            UPDATE webhook_delivery
            SET state = CASE WHEN CAST(:again AS timestamptz) IS NULL THEN 'FAILED' ELSE 'PENDING' END,
                next_attempt_at = coalesce(:again, next_attempt_at), held_until = NULL, attempts = attempts + 1,
                last_status = :status, last_error = :error
            WHERE event = :event AND endpoint = :endpoint
            """)
                .bind("again", again == null ? null : utc(again))
                .bind("status", failed.status())
                .bind("error", failed.why())
                .bind("event", due.event())
                .bind("endpoint", endpoint)
                .execute();
    }

    /** The endpoint answers again: what got no answer while it was away need not wait for the end of a pause. */
    static void hasten(Handle handle, String endpoint, Instant now) {
        handle.execute("""
            UPDATE webhook_delivery SET next_attempt_at = ?
            WHERE endpoint = ? AND state = 'PENDING' AND attempts > 0 AND last_status IS NULL AND next_attempt_at > ?
            """, utc(now), endpoint, utc(now));
    }

    /** Removes events from before a time with their deliveries, but for what an endpoint is still to be told. */
    static int prune(Handle handle, Instant before) {
        return handle.execute("""
            DELETE FROM webhook_event WHERE seq IN (
                SELECT e.seq FROM webhook_event e
                WHERE e.happened_at < ? AND e.spread AND NOT EXISTS (
                    SELECT 1 FROM webhook_delivery d JOIN webhook_endpoint p ON p.id = d.endpoint AND p.enabled
                    WHERE d.event = e.seq AND d.state = 'PENDING')
                LIMIT ?)
            """, utc(before), PRUNED_AT_ONCE_MAX);
    }

    /** Messages that endpoints have not taken yet. */
    static long waiting(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM webhook_delivery WHERE state = 'PENDING'")
                .mapTo(Long.class)
                .one();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
