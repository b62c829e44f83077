package io.sekisho.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static ResourceBundle sentences(Locale locale) {
        return ResourceBundle.getBundle("io.sekisho.server.console.wording", locale);
    }

    private static Set<String> keys(Locale locale) {
        Enumeration<String> keys = sentences(locale).getKeys();
        return new TreeSet<>(Collections.list(keys));
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(keys(Locale.JAPANESE)).isEqualTo(keys(Locale.ENGLISH)).isNotEmpty();
    }

    @Test
    void noSentenceQuotesByAccident() {
        // In a pattern a straight apostrophe hides what follows it.
        for (Locale locale : new Locale[] {Locale.JAPANESE, Locale.ENGLISH}) {
            keys(locale)
                    .forEach(key ->
                            assertThat(sentences(locale).getString(key)).as(key).doesNotContain("'"));
        }
    }
}
