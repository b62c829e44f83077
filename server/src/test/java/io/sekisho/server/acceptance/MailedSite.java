package io.sekisho.server.acceptance;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that mails to a mailbox of the test's own, and a brokerage in front of it: for all tests of one class. */
final class MailedSite implements AfterAllCallback {

    private final Mailbox mailbox = Mailbox.open();
    private final RunningServer server = RunningServer.start("SEKISHO_SMTP_URL", mailbox.url());
    private final Brokerage brokerage = server.brokerage();

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
