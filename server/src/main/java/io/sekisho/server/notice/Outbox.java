package io.sekisho.server.notice;

import io.sekisho.server.secret.Sealer;
import io.sekisho.server.store.DatabaseException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Mails waiting to be sent. They are written in the caller's transaction: a mail goes out if and only if what it tells of is durable.
 * Afterwards call {@link OutboxDispatcher#signal()}.
 */
public final class Outbox {

    private static final int MESSAGE_ID_BYTES = 16;

    private final MailComposer composer;
    private final Sealer sealer;
    private final InstantSource clock;
    private final SecureRandom random;

    public Outbox(MailComposer composer, Sealer sealer, InstantSource clock, SecureRandom random) {
        this.composer = composer;
        this.sealer = sealer;
        this.clock = clock;
        this.random = random;
    }

    /** As {@link #enqueue(Connection, String, Notice, Recipient)}, in the handle's transaction. */
    public void enqueue(Handle handle, String account, Notice notice, Recipient to) {
        try {
            enqueue(handle.getConnection(), account, notice, to);
        } catch (SQLException e) {
            throw new DatabaseException("Cannot add a mail to the outbox", e);
        }
    }

    /** Composes the mail and adds it, sealed, in the transaction that {@code connection} is in. */
    public void enqueue(Connection connection, String account, Notice notice, Recipient to) throws SQLException {
        Instant now = clock.instant();
        Envelope envelope = Envelope.of(composer.compose(notice, account, to), to, messageId(), now);
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO outbox (kind, account, challenge, payload, created_at, expires_at, next_attempt_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)) {
            insert.setString(1, notice.kind());
            insert.setString(2, account);
            insert.setString(3, challenge(notice));
            insert.setBytes(4, envelope.seal(sealer, account));
            insert.setObject(5, utc(now));
            insert.setObject(6, utc(notice.at().plus(notice.validFor())));
            insert.setObject(7, utc(now));
            insert.executeUpdate();
        }
    }

    /** As {@link #delivery(Connection, String)}. */
    public Optional<Delivery> delivery(Handle handle, String challenge) {
        try {
            return delivery(handle.getConnection(), challenge);
        } catch (SQLException e) {
            throw new DatabaseException("Cannot read the outbox", e);
        }
    }

    /** How far the latest mail of the challenge has come; empty when there was none. */
    public Optional<Delivery> delivery(Connection connection, String challenge) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            SELECT CASE WHEN sent_at IS NOT NULL THEN 'SENT'
                        WHEN expired_at IS NOT NULL OR expires_at <= ? THEN 'EXPIRED'
                        WHEN attempts > 0 THEN 'DELAYED'
                        ELSE 'QUEUED' END
            FROM outbox WHERE challenge = ? ORDER BY id DESC LIMIT 1
            """)) {
            query.setObject(1, utc(clock.instant()));
            query.setString(2, challenge);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(Delivery.valueOf(rows.getString(1))) : Optional.empty();
            }
        }
    }

    /** How many mails wait to be sent, on all servers of this database. */
    public long waiting(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT count(*) FROM outbox WHERE payload IS NOT NULL");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** How many mails of these kinds wait to be sent. */
    public long waiting(Handle handle, Collection<String> kinds) {
        return handle.createQuery("SELECT count(*) FROM outbox WHERE payload IS NOT NULL AND kind = ANY (:kinds)")
                .bindArray("kinds", String.class, kinds)
                .mapTo(Long.class)
                .one();
    }

    private static @Nullable String challenge(Notice notice) {
        return switch (notice) {
            case Notice.VerificationCode code -> code.challenge();
            case Notice.ContactChanged change -> null;
            case Notice.PasskeyChanged change -> null;
            case Notice.CredentialsExposed exposed -> null;
            case Notice.ChangeRecommended recommended -> null;
            case Notice.CodeTriedElsewhere tried -> null;
            case Notice.AccountSuspended suspended -> null;
            case Notice.AccountRestored restored -> null;
            case Notice.Activity activity -> null;
            case Notice.OrderDigest digest -> null;
        };
    }

    /** The part before the at sign of a Message-ID (RFC 5322, section 3.6.4). */
    private String messageId() {
        byte[] bytes = new byte[MESSAGE_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
