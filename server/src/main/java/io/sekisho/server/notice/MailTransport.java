package io.sekisho.server.notice;

import io.sekisho.server.secret.Secret;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Sends mails by SMTP, several over one connection until {@link #rest()}. Used by one thread at a time. */
public final class MailTransport {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final SmtpAddress server;
    private final Sender sender;
    private final Session session;
    private @Nullable Transport connected;

    public MailTransport(SmtpAddress server, Sender sender) {
        this.server = server;
        this.sender = sender;
        this.session = Session.getInstance(server.properties(sender.domain()));
    }

    /** Sends one mail; never throws, since what went wrong decides what comes next. */
    SendResult send(Envelope envelope) {
        MimeMessage message;
        InternetAddress to;
        try {
            to = recipient(envelope.to());
            message = message(envelope, to);
        } catch (MessagingException e) {
            return new SendResult.Refused("not a valid mail", true);
        }
        boolean reused = connected != null;
        SendResult result = attempt(message, to);
        // The server may have closed a connection it thought idle, or allow only so many mails over one.
        return reused && result instanceof SendResult.Unreachable ? attempt(message, to) : result;
    }

    /** Leaves the server until the next mail. */
    void rest() {
        Transport transport = connected;
        connected = null;
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException e) {
                // It is of no further use either way.
            }
        }
    }

    private SendResult attempt(MimeMessage message, InternetAddress to) {
        try {
            Transport transport = connected == null ? connect() : connected;
            connected = transport;
            transport.sendMessage(message, new InternetAddress[] {to});
            return new SendResult.Sent();
        } catch (MessagingException e) {
            SendResult result = SmtpReply.judge(e);
            if (result instanceof SendResult.Unreachable) {
                rest();
            }
            return result;
        }
    }

    private Transport connect() throws MessagingException {
        Transport transport = session.getTransport();
        Secret password = server.password();
        if (server.user() == null || password == null) {
            transport.connect();
        } else {
            transport.connect(server.host(), server.port(), server.user(), password.value());
        }
        return transport;
    }

    private MimeMessage message(Envelope envelope, InternetAddress to) throws MessagingException {
        IdentifiedMessage message = new IdentifiedMessage(session, envelope.messageId() + "@" + sender.domain());
        message.setFrom(sender.address());
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(envelope.subject(), UTF_8);
        message.setHeader("Date", DATE.format(Instant.ofEpochMilli(envelope.createdMillis())));
        message.setHeader("Content-Language", envelope.language());
        // RFC 3834: no holiday notices in answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(
                new MimeMultipart("alternative", part(envelope.text(), "plain"), part(envelope.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    private static InternetAddress recipient(String address) throws AddressException {
        InternetAddress to = new InternetAddress(address, true);
        to.validate();
        return to;
    }

    /** The library gives each copy an identity of its own, but a repeated mail must be recognisable as the same. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
