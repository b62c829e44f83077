package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A mail as the customer reads it. */
public record Letter(String subject, String text, String html) {

    private static final Pattern SIX_DIGITS = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    /** What is told of the account beside what somebody waits for; it comes when it comes. */
    private static final List<String> TOLD_BESIDE = List.of(
            "お口座を停止しました",
            "お口座を再開しました",
            "Your account was stopped",
            "Your account was reopened",
            "ご利用のお知らせ",
            "ご注文のまとめ",
            "Activity in your account",
            "Your orders of");

    boolean toldBeside() {
        return TOLD_BESIDE.stream().anyMatch(subject::contains);
    }

    static Letter of(MimeMessage message) {
        try {
            Multipart parts = (Multipart) message.getContent();
            return new Letter(message.getSubject(), part(parts, "text/plain"), part(parts, "text/html"));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Multipart parts, String type) throws MessagingException, IOException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return (String) part.getContent();
            }
        }
        throw new AssertionError("no " + type + " in the mail");
    }

    /** The only group of six digits. */
    public String code() {
        List<String> groups = codes(text);
        assertThat(groups).as(text).hasSize(1);
        return groups.getFirst();
    }

    static List<String> codes(String text) {
        return SIX_DIGITS.matcher(text).results().map(MatchResult::group).toList();
    }
}
