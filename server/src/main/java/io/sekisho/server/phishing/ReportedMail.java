package io.sekisho.server.phishing;

import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.ProblemException;
import io.sekisho.server.http.TextRule;
import io.sekisho.server.secret.Sha256;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A suspicious mail, as far as it is looked at.
 *
 * @param account    who got it, absent where nobody said
 * @param senderHost the host that the sender claims, absent where none can be told
 * @param subject    bounded, absent where there is none
 * @param links      where it leads
 * @param digest     of what was sent, to know it again
 */
@SuppressWarnings("ArrayRecordComponent") // handed on to the database, never compared
record ReportedMail(
        @Nullable String account,
        @Nullable String senderHost,
        @Nullable String subject,
        List<MailLinks.Link> links,
        byte[] digest) {

    static final int TEXT_LENGTH_MAX = 200_000;
    static final int ACCOUNT_LENGTH_MAX = 128;
    private static final int SENDER_LENGTH_MAX = 1_000;
    private static final int SUBJECT_LENGTH_MAX = 200;

    /** Parts of a mail looked at, and mails within mails; beyond, they are left out. */
    private static final int PARTS_MAX = 100;

    private static final int DEPTH_MAX = 8;

    /** Of one part, in bytes once decoded. */
    private static final int PART_BYTES_MAX = 512 * 1024;

    private static final Session SESSION = Session.getInstance(new Properties());

    /** A customer's words: the text of the mail, with or without HTML. */
    static ReportedMail read(Fields fields) {
        String account = fields.optionalText("account", ACCOUNT_LENGTH_MAX);
        String text = fields.requiredText("text", TEXT_LENGTH_MAX, TextRule.WITH_CONTROLS);
        String from = fields.optionalText("from", SENDER_LENGTH_MAX);
        MailLinks links = text.contains("<") ? new MailLinks().text(text).html(text) : new MailLinks().text(text);
        return new ReportedMail(
                account, senderHost(from), null, links.found(), Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The mail itself (RFC 5322).
     *
     * @throws ProblemException 422 where it is none
     */
    static ReportedMail read(byte[] mail, @Nullable String account) {
        try {
            MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail));
            requireMail(message);
            MailLinks links = new MailLinks();
            new Reading(links).part(message, 0);
            return new ReportedMail(
                    account,
                    senderHost(message.getHeader("From", ",")),
                    subject(message),
                    links.found(),
                    Sha256.of(mail));
        } catch (MessagingException | IOException e) {
            throw none("it cannot be read as a mail (RFC 5322)").exception();
        }
    }

    private static void requireMail(MimeMessage message) throws MessagingException {
        if (message.getHeader("From") == null
                && message.getHeader("Subject") == null
                && message.getHeader("Received") == null) {
            throw none("it has none of the header fields From, Subject and Received; send the mail as its program"
                            + " saves it (.eml)")
                    .exception();
        }
    }

    private static Problem none(String why) {
        return Problem.impossible("this is no mail: " + why);
    }

    private static @Nullable String subject(MimeMessage message) throws MessagingException {
        String header = message.getHeader("Subject", null);
        if (header == null) {
            return null;
        }
        String plain = decoded(header).replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
        return plain.isEmpty() ? null : plain.substring(0, Math.min(plain.length(), SUBJECT_LENGTH_MAX));
    }

    private static String decoded(String header) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (UnsupportedEncodingException e) {
            return header;
        }
    }

    private static @Nullable String senderHost(@Nullable String from) {
        int at = from == null ? -1 : from.lastIndexOf('@');
        if (from == null || at < 0) {
            return null;
        }
        return HostNames.of(from.substring(at + 1).split("[>\\s,;\"]", 2)[0]).orElse(null);
    }

    /** Walks through a mail's parts; one that is broken is left out. */
    private static final class Reading {

        private final MailLinks links;
        private int parts;

        Reading(MailLinks links) {
            this.links = links;
        }

        void part(Part part, int depth) throws MessagingException, IOException {
            parts++;
            if (parts > PARTS_MAX || depth > DEPTH_MAX) {
                return;
            }
            if (part.isMimeType("text/html")) {
                links.html(text(part));
            } else if (part.isMimeType("text/*")) {
                links.text(text(part));
            } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart all) {
                for (int i = 0; i < all.getCount() && parts <= PARTS_MAX; i++) {
                    inner(all.getBodyPart(i), depth + 1);
                }
            } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof MimeMessage forwarded) {
                inner(forwarded, depth + 1);
            }
        }

        private void inner(Part part, int depth) {
            try {
                part(part, depth);
            } catch (MessagingException | IOException e) {
                // The other parts may still tell where the mail leads.
            }
        }

        private static String text(Part part) throws MessagingException, IOException {
            try (InputStream in = part.getInputStream()) {
                return new String(in.readNBytes(PART_BYTES_MAX), charset(part.getContentType()));
            }
        }

        private static Charset charset(@Nullable String contentType) {
            try {
                return Optional.ofNullable(
                                contentType == null ? null : new ContentType(contentType).getParameter("charset"))
                        .map(MimeUtility::javaCharset)
                        .map(Charset::forName)
                        .orElse(StandardCharsets.UTF_8);
            } catch (ParseException | IllegalArgumentException e) {
                return StandardCharsets.UTF_8;
            }
        }
    }
}
