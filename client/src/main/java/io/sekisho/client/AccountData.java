package io.sekisho.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Sekisho needs to know of a customer; what is null stays as it is.
 *
 * @param email    where codes and notices go
 * @param phones   E.164; replaces the list
 * @param language {@code ja} or {@code en}
 * @param phrase   the customer's own, shown in every mail
 */
public record AccountData(
        @Nullable String email,
        @Nullable List<String> phones,
        @Nullable String language,
        @Nullable String phrase) {

    @Override
    public String toString() {
        return "AccountData[email=[REDACTED], phones=[REDACTED], language=" + language + ", phrase=[REDACTED]]";
    }
}
