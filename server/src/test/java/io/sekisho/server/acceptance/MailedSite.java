package io.sekisho.server.acceptance;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that mails to a mailbox of the test's own, and a brokerage in front of it: for all tests of one class. */
final class MailedSite implements AfterAllCallback {

    private final Mailbox mailbox = Mailbox.open();
    private final RunningServer server;
    private final Brokerage brokerage;

    /** The settings named are added. */
    MailedSite(String... namesAndValues) {
        server = RunningServer.start(
                Stream.concat(Stream.of("SEKISHO_SMTP_URL", mailbox.url()), Stream.of(namesAndValues))
                        .toArray(String[]::new));
        brokerage = server.brokerage();
    }

    Mailbox mailbox() {
        return mailbox;
    }

    RunningServer server() {
        return server;
    }

    Brokerage brokerage() {
        return brokerage;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
        mailbox.close();
    }
}
