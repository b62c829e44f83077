package io.sekisho.server.notice;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a failed SMTP conversation means. Only codes are kept of the server's words, which may repeat the address. */
final class SmtpReply {

    /** RFC 3463. */
    private static final Pattern ENHANCED_CODE = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    private static final int SERVICE_NOT_AVAILABLE = 421;
    private static final int PERMANENT = 500;

    private SmtpReply() {}

    static SendResult judge(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new SendResult.Unreachable("the mail server refuses user or password");
        }
        SendResult result = null;
        for (Exception cause = failure;
                cause instanceof MessagingException next && !(result instanceof SendResult.Refused);
                cause = next.getNextException()) {
            int code = code(next);
            if (code > 0) {
                result = replied(code, String.valueOf(next.getMessage()));
            }
        }
        return result == null ? new SendResult.Unreachable(reason(failure)) : result;
    }

    private static SendResult replied(int code, String words) {
        Matcher enhanced = ENHANCED_CODE.matcher(words);
        String reply = "SMTP " + code + (enhanced.find() ? " " + enhanced.group() : "");
        return code == SERVICE_NOT_AVAILABLE
                ? new SendResult.Unreachable(reply)
                : new SendResult.Refused(reply, code >= PERMANENT);
    }

    private static int code(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }

    private static String reason(MessagingException failure) {
        Exception cause = failure.getNextException();
        return (cause == null ? failure : cause).getClass().getSimpleName();
    }
}
