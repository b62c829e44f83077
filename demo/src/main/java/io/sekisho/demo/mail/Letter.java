package io.sekisho.demo.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mail as it lies in the mailbox.
 *
 * @param id   the Message-ID
 * @param text the part in plain text
 */
public record Letter(String id, String from, String to, String subject, String text, Instant at) {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    /** The six digits of a mailed code, if it carries one. */
    public Optional<String> code() {
        Matcher digits = CODE.matcher(text);
        return digits.find() ? Optional.of(digits.group()) : Optional.empty();
    }

    static Letter of(MimeMessage message) {
        try {
            Instant at = Optional.ofNullable(message.getSentDate())
                    .map(Date::toInstant)
                    .orElse(Instant.EPOCH);
            return new Letter(
                    Objects.requireNonNullElse(message.getMessageID(), ""),
                    address(message.getFrom()),
                    address(message.getAllRecipients()),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    text(message).orElse(""),
                    at);
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a mail cannot be read", e);
        }
    }

    private static String address(Address[] addresses) {
        if (addresses == null || addresses.length == 0) {
            return "";
        }
        return addresses[0] instanceof InternetAddress internet ? internet.getAddress() : addresses[0].toString();
    }

    private static Optional<String> text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return Optional.of(String.valueOf(part.getContent()).strip());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart one = parts.getBodyPart(i);
                Optional<String> text = text(one);
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }
}
