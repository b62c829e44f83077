package io.sekisho.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class ReportWordingTest {

    private static ResourceBundle sentences(Locale locale) {
        return ResourceBundle.getBundle("io.sekisho.server.report.wording", locale);
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Collections.list(sentences(Locale.JAPANESE).getKeys()))
                .containsExactlyInAnyOrderElementsOf(
                        Collections.list(sentences(Locale.ENGLISH).getKeys()))
                .isNotEmpty()
                // In a pattern a straight apostrophe hides what follows it.
                .allSatisfy(key ->
                        assertThat(sentences(Locale.ENGLISH).getString(key)).doesNotContain("'"));
    }
}
