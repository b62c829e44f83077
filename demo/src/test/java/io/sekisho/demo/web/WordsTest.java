package io.sekisho.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.demo.brokerage.Activity;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.telephone.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    /** Keys that are written out; those put together from parts are tried one by one. */
    private static final Pattern KEY =
            Pattern.compile("\\bt\\(\"([a-z][A-Za-z0-9.]*[A-Za-z0-9])\"|title = \"([a-z.]*[a-z])\"");

    private static final String SITES = "/io/sekisho/demo/web/words_";
    private static final String LAB = "/io/sekisho/demo/lab/texts_";

    private static Set<String> keys(String bundle, String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(bundle + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(keys(SITES, "ja")).isEqualTo(keys(SITES, "en"));
        assertThat(keys(LAB, "ja")).isEqualTo(keys(LAB, "en"));
    }

    @Test
    void whateverTheTemplatesSayIsThere() throws IOException {
        Set<String> ofSites = keys(SITES, "ja");
        Set<String> ofLab = new TreeSet<>(ofSites);
        ofLab.addAll(keys(LAB, "ja"));
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Set<String> known = template.startsWith("src/main/jte/lab") ? ofLab : ofSites;
                Matcher used = KEY.matcher(Files.readString(template, StandardCharsets.UTF_8));
                while (used.find()) {
                    assertThat(known)
                            .as("%s", template)
                            .contains(used.group(1) == null ? used.group(2) : used.group(1));
                }
            }
        }
    }

    @Test
    void everyKindHasItsWord() throws IOException {
        Set<String> known = keys(SITES, "ja");
        for (Activity.Kind kind : Activity.Kind.values()) {
            assertThat(known).contains("kind." + kind);
        }
        for (Activity.Result result : Activity.Result.values()) {
            assertThat(known).contains("result." + result);
        }
        for (Customer.Habit habit : Customer.Habit.values()) {
            assertThat(known).contains("habit." + habit);
        }
        for (Call.State state : Call.State.values()) {
            assertThat(known.contains("telephone.state." + state)).isEqualTo(state != Call.State.OVER);
        }
        for (Call.Ending ending : Call.Ending.values()) {
            assertThat(known).contains("telephone.state." + ending);
        }
        for (String outcome : Set.of("held", "refused", "ended", "notShown", "tooLate")) {
            assertThat(known).contains("outcome." + outcome + ".title", "outcome." + outcome + ".text");
        }
    }

    @Test
    void figuresReadAsPeopleWriteThem() {
        Words japanese = Words.in("ja");
        Words english = Words.in("en");
        assertThat(japanese.yen(new BigDecimal("1234567"))).isEqualTo("1,234,567円");
        assertThat(english.yen(new BigDecimal("1234567"))).isEqualTo("¥1,234,567");
        assertThat(english.gain(new BigDecimal("-1200"))).isEqualTo("−¥1,200");
        assertThat(english.gain(new BigDecimal("1200"))).isEqualTo("+¥1,200");
        assertThat(japanese.number(new BigDecimal("0.840"))).isEqualTo("0.840");
        assertThat(japanese.time(Instant.parse("2026-11-22T00:05:00Z"))).isEqualTo("2026年11月22日 09:05");
    }
}
