package io.sekisho.demo.web;

import io.sekisho.demo.brokerage.Customer;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around it.
 *
 * @param path     of this page, for the switch of languages and the menu
 * @param sekisho  Sekisho's public origin
 * @param customer null before the login
 * @param notice   what happened on the page before, as a key of {@link Words}
 */
public record Frame(
        Words words,
        String path,
        String csrf,
        String sekisho,
        @Nullable Customer customer,
        boolean restricted,
        @Nullable String notice) {

    public String t(String key, Object... values) {
        return words.t(key, values);
    }

    public String otherLanguage() {
        return words.language().equals("ja") ? "en" : "ja";
    }

    /** For {@code aria-current}; absent where it is another page. */
    public @Nullable String current(String menu) {
        return path.equals(menu) ? "page" : null;
    }
}
