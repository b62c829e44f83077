package io.sekisho.server.notice;

import io.sekisho.server.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * Who is told.
 *
 * @param address mail address, without a name
 * @param phrase the customer's own words, by which a mail is known to be genuine; absent when none were chosen
 */
public record Recipient(
        String address, Language language, @Nullable String phrase) {

    @Override
    public String toString() {
        return "Recipient[REDACTED]";
    }
}
