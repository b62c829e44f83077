package io.sekisho.server;

import io.sekisho.server.notice.MailTransport;
import io.sekisho.server.notice.Sender;
import io.sekisho.server.notice.SmtpAddress;
import io.sekisho.server.secret.Keyring;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.store.Database;
import io.sekisho.server.webhook.WebhookEvents;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What every capability stands on.
 *
 * @param listening the port once it is known
 */
record Ground(
        Settings settings,
        InstantSource clock,
        Closing closing,
        Database database,
        SecureRandom random,
        Keyring keyring,
        RandomIds ids,
        AtomicInteger listening) {

    Jdbi jdbi() {
        return database.jdbi();
    }

    WebhookEvents events() {
        return new WebhookEvents(ids);
    }

    Sender sender() {
        return Sender.parse(settings.mailFrom());
    }

    @Nullable
    MailTransport transport() {
        URI smtp = settings.smtpUrl();
        return smtp == null ? null : new MailTransport(SmtpAddress.parse(smtp.toString()), sender());
    }

    @Nullable
    Secret adminKey() {
        return settings.adminKey() == null ? null : new Secret(settings.adminKey());
    }
}
