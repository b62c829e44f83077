package io.sekisho.server.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The dispatchers' side of the table {@code outbox}. A row being sent is locked by the sender's transaction, so several servers never
 * send it together, and a server that dies lets go of it at once.
 */
final class OutboxQueue {

    /** Why a row failed that never reached the mail server; such rows are due again as soon as another gets through. */
    static final String UNREACHABLE = "unreachable";

    /** A mail server that is down is asked for again within this time. */
    static final Duration RETRY_MAX = Duration.ofMinutes(1);

    /** An address the mail server refuses for good is not worth asking each minute, but its refusal may be a wrong setting. */
    static final Duration RETRY_REFUSED_MAX = Duration.ofHours(1);

    private static final int PRUNED_AT_ONCE_MAX = 10_000;

    /** Doubling from one second, spread by a fifth so that servers do not ask together. Parameters: now, longest delay in seconds. */
    private static final String POSTPONED = """
        attempts = attempts + 1,
        next_attempt_at = ? + least(?::float8, power(2, least(attempts, 30))) * (0.8 + 0.4 * random()) * interval '1 second',
        last_error = ?
        """;

    /** A mail to send now. */
    record Due(long id, String account, byte[] payload, int attempts) {}

    private OutboxQueue() {}

    /** The mail due longest, locked until the transaction ends. */
    static Optional<Due> claim(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            SELECT id, account, payload, attempts FROM outbox
            WHERE payload IS NOT NULL AND next_attempt_at <= ? AND expires_at > ?
            ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """)) {
            setInstant(query, 1, now);
            setInstant(query, 2, now);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Due(rows.getLong(1), rows.getString(2), rows.getBytes(3), rows.getInt(4)))
                        : Optional.empty();
            }
        }
    }

    /** What was sent is forgotten but for the fact. */
    static void markSent(Connection connection, long id, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE outbox SET sent_at = ?, payload = NULL, last_error = NULL WHERE id = ?")) {
            setInstant(update, 1, now);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    static void postpone(Connection connection, long id, Instant now, Duration longest, String error)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE outbox SET " + POSTPONED + " WHERE id = ?")) {
            setPostponement(update, now, longest, error);
            update.setLong(4, id);
            update.executeUpdate();
        }
    }

    /** While the mail server is unreachable, one mail's failure is every mail's. */
    static void postponeAllDue(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE outbox SET " + POSTPONED + """
            WHERE id IN (SELECT id FROM outbox WHERE payload IS NOT NULL AND next_attempt_at <= ? FOR UPDATE SKIP LOCKED)
            """)) {
            setPostponement(update, now, RETRY_MAX, UNREACHABLE);
            setInstant(update, 4, now);
            update.executeUpdate();
        }
    }

    /** The mail server is back: nobody waits for the end of a delay. */
    static void hasten(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE outbox SET next_attempt_at = ?
            WHERE id IN (SELECT id FROM outbox WHERE payload IS NOT NULL AND last_error = ? FOR UPDATE SKIP LOCKED)
            """)) {
            setInstant(update, 1, now);
            update.setString(2, UNREACHABLE);
            update.executeUpdate();
        }
    }

    /** Gives up what came too late. */
    static int expire(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE outbox SET expired_at = ?, payload = NULL
            WHERE id IN (SELECT id FROM outbox
                         WHERE payload IS NOT NULL AND next_attempt_at <= ? AND expires_at <= ? FOR UPDATE SKIP LOCKED)
            """)) {
            setInstant(update, 1, now);
            setInstant(update, 2, now);
            setInstant(update, 3, now);
            return update.executeUpdate();
        }
    }

    /** Removes what was sent or given up before {@code before}. */
    static int prune(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
            DELETE FROM outbox WHERE id IN (
                SELECT id FROM outbox WHERE payload IS NULL AND coalesce(sent_at, expired_at) < ? LIMIT ?)
            """)) {
            setInstant(delete, 1, before);
            delete.setInt(2, PRUNED_AT_ONCE_MAX);
            return delete.executeUpdate();
        }
    }

    private static void setPostponement(PreparedStatement update, Instant now, Duration longest, String error)
            throws SQLException {
        setInstant(update, 1, now);
        update.setLong(2, longest.toSeconds());
        update.setString(3, error);
    }

    private static void setInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    }
}
