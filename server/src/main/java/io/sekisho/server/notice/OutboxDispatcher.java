package io.sekisho.server.notice;

import io.sekisho.server.secret.KeyringException;
import io.sekisho.server.secret.Sealer;
import io.sekisho.server.store.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Sends what waits in the outbox, in a thread of its own, until it is sent or expires. Several servers may do so on one database. Each
 * mail is sent at least once; a second copy is possible only when the server dies or loses the database between the mail server's answer
 * and the commit, and carries the same Message-ID.
 */
public final class OutboxDispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration PRUNE_INTERVAL = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(7);

    private final DataSource database;
    private final Sealer sealer;
    private final @Nullable MailTransport transport;
    private final InstantSource clock;
    private final Worker worker;
    private boolean outage;
    /** Mails may wait for a mail server that was away, also since before this server started. */
    private boolean hasten = true;

    private Instant pruneAt = Instant.MIN;

    private OutboxDispatcher(
            DataSource database, Sealer sealer, @Nullable MailTransport transport, InstantSource clock) {
        this.database = database;
        this.sealer = sealer;
        this.transport = transport;
        this.clock = clock;
        this.worker = new Worker("outbox", POLL_INTERVAL, this::work);
    }

    /** @param transport absent when no mail server is configured: mails then stay in the outbox until they expire */
    public static OutboxDispatcher start(
            DataSource database, Sealer sealer, @Nullable MailTransport transport, InstantSource clock) {
        if (transport == null) {
            LOG.warn("SEKISHO_SMTP_URL is not set: mails are kept in the outbox and not sent");
        }
        OutboxDispatcher dispatcher = new OutboxDispatcher(database, sealer, transport, clock);
        dispatcher.worker.start();
        return dispatcher;
    }

    /** Mails were added and committed: they go out now rather than at the next look. */
    public void signal() {
        worker.signal();
    }

    /** Finishes the mail at hand. */
    @Override
    public void close() {
        worker.close();
    }

    private void work() throws SQLException {
        tidy();
        sendAllDue();
    }

    private void tidy() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            int expired = OutboxQueue.expire(connection, now);
            if (expired > 0) {
                LOG.warn("{} mails expired before they could be sent", expired);
            }
            if (!now.isBefore(pruneAt)) {
                OutboxQueue.prune(connection, now.minus(KEPT));
                pruneAt = now.plus(PRUNE_INTERVAL);
            }
        }
    }

    private void sendAllDue() throws SQLException {
        MailTransport mail = transport;
        if (mail == null) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean more = true;
            while (more && !worker.isClosed()) {
                more = sendNext(connection, mail);
                connection.commit();
            }
        } finally {
            mail.rest();
        }
    }

    /** False when nothing is due, or nothing can be sent. */
    private boolean sendNext(Connection connection, MailTransport mail) throws SQLException {
        Optional<OutboxQueue.Due> claimed = OutboxQueue.claim(connection, clock.instant());
        if (claimed.isEmpty()) {
            return false;
        }
        OutboxQueue.Due due = claimed.get();
        return switch (send(due, mail)) {
            case SendResult.Sent() -> sent(connection, due);
            case SendResult.Refused(String reply, boolean permanent) -> refused(connection, due, reply, permanent);
            case SendResult.Unreachable(String reason) -> unreachable(connection, reason);
        };
    }

    private SendResult send(OutboxQueue.Due due, MailTransport mail) {
        try {
            return mail.send(Envelope.open(due.payload(), sealer, due.account()));
        } catch (KeyringException | JacksonException e) {
            return new SendResult.Refused("payload unreadable", true);
        }
    }

    private boolean sent(Connection connection, OutboxQueue.Due due) throws SQLException {
        OutboxQueue.markSent(connection, due.id(), clock.instant());
        if (hasten) {
            OutboxQueue.hasten(connection, clock.instant());
            hasten = false;
        }
        if (outage) {
            LOG.info("The mail server is reachable again");
            outage = false;
        }
        return true;
    }

    private boolean refused(Connection connection, OutboxQueue.Due due, String reply, boolean permanent)
            throws SQLException {
        LOG.warn("Mail {} was refused ({}), attempt {}", due.id(), reply, due.attempts() + 1);
        Duration longest = permanent ? OutboxQueue.RETRY_REFUSED_MAX : OutboxQueue.RETRY_MAX;
        OutboxQueue.postpone(connection, due.id(), clock.instant(), longest, reply);
        return true;
    }

    private boolean unreachable(Connection connection, String reason) throws SQLException {
        if (!outage) {
            LOG.warn("The mail server cannot be reached ({}); mails wait in the outbox", reason);
            outage = true;
        }
        hasten = true;
        OutboxQueue.postponeAllDue(connection, clock.instant());
        return false;
    }
}
