package io.sekisho.server.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, in the customer's language, before it becomes text or HTML. Public for the templates only.
 *
 * @param language tag for the HTML
 * @param facts what the customer should compare, line by line
 * @param code absent in mails that carry none
 */
public record Letter(
        String language,
        String subject,
        String opening,
        List<Line> facts,
        @Nullable Code code,
        List<String> advice) {

    /** One thing the customer can check. */
    public record Line(String label, String value) {}

    /**
     * @param digits the only group of six digits in the mail
     * @param validity until when it works
     */
    public record Code(String label, String digits, String validity) {

        @Override
        public String toString() {
            return "Code[REDACTED]";
        }
    }
}
