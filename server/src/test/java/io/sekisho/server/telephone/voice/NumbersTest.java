package io.sekisho.server.telephone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.wording.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    private static final Map<String, String> READINGS = readings();
    private static final Fragments ENGLISH = Fragments.in(Language.EN);

    private final Numbers japanese = new Numbers(new JapaneseWords());
    private final Numbers english = new Numbers(new EnglishWords());

    @ParameterizedTest
    @CsvSource({
        "0, ぜろ",
        "1, いち",
        "10, じゅう",
        "14, じゅう よん",
        "90, きゅうじゅう",
        "100, ひゃく",
        "101, ひゃく いち",
        "111, ひゃく じゅう いち",
        "300, さんびゃく",
        "363, さんびゃく ろくじゅう さん",
        "600, ろっぴゃく",
        "800, はっぴゃく",
        "1000, せん",
        "1100, せん ひゃく",
        "3000, さんぜん",
        "3333, さんぜん さんびゃく さんじゅう さん",
        "8000, はっせん",
        "8888, はっせん はっぴゃく はちじゅう はち",
        "10000, いち まん",
        "11000, いち まん せん",
        "100000, じゅう まん",
        "500000, ごじゅう まん",
        "1000000, ひゃく まん",
        "10000000, いっせん まん",
        "11000000, せん ひゃく まん",
        "30000000, さんぜん まん",
        "100000000, いち おく",
        "100000001, いち おく いち",
        "160300000, いち おく ろくせん さんじゅう まん",
        "100000000000, いっせん おく",
        "999999999999, きゅうせん きゅうひゃく きゅうじゅう きゅう おく" + " きゅうせん きゅうひゃく きゅうじゅう きゅう まん きゅうせん きゅうひゃく きゅうじゅう きゅう",
        "0.5, れいてん ご",
        "1.05, いってん ぜろ ご",
        "8.8, はってん はち",
        "10.25, じゅってん に ご",
        "12.30, じゅう に てん さん",
        "-3, まいなす さん"
    })
    void japaneseNumbersAreSaidWithTheirChangesOfSound(String number, String reading) {
        assertThat(say(japanese, number).stream().map(READINGS::get).collect(Collectors.joining(" ")))
                .isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource({
        "0, zero",
        "7, seven",
        "13, thirteen",
        "20, twenty",
        "42, forty two",
        "100, one hundred",
        "119, one hundred nineteen",
        "1000, one thousand",
        "12345, twelve thousand three hundred forty five",
        "500000, five hundred thousand",
        "30000000, thirty million",
        "1000000001, one billion one",
        "999999999999, nine hundred ninety nine billion nine hundred ninety nine million"
                + " nine hundred ninety nine thousand nine hundred ninety nine",
        "0.5, zero point 5",
        "12.30, twelve point 3",
        "1E+3, one thousand",
        "-3, minus three"
    })
    void englishNumbersAreSaid(String number, String words) {
        assertThat(say(english, number).stream()
                        .map(name -> ENGLISH.get(name).text())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(words);
    }

    @Test
    void aMillionMillionIsSaidDigitByDigit() {
        assertThat(say(japanese, "1000000000000")).hasSize(13).allMatch(name -> name.startsWith("spell."));
    }

    @ParameterizedTest
    @CsvSource({"12345678901234567", "1E+1000000000", "-9E+2147483647"})
    void whatNobodyCouldFollowIsNotReadOut(String number) {
        assertThat(say(english, number)).containsExactly("number.huge");
    }

    @ParameterizedTest
    @CsvSource({"1.23456789, 1.234568", "1E-1000000000, 0", "0.99999999, 1"})
    void whatIsCutShortIsSaidToBeAbout(String number, String said) {
        List<String> expected = say(english, said);

        assertThat(say(english, number)).startsWith("number.about").endsWith(expected.toArray(String[]::new));
    }

    @Test
    void everyNumberBelowTenThousandCanBeSaid() {
        Fragments recorded = Fragments.in(Language.JA);
        for (int number = 0; number < 10_000; number++) {
            assertThat(say(japanese, "" + number)).isNotEmpty().allMatch(recorded::has);
            assertThat(say(english, "" + number)).isNotEmpty().allMatch(ENGLISH::has);
        }
    }

    private static List<String> say(Numbers numbers, String number) {
        return numbers.of(new BigDecimal(number));
    }

    /** How the engine was to read each fragment, from the table it was made from; in hiragana, whichever kana made it sound better. */
    private static Map<String, String> readings() {
        try (Stream<String> lines = Files.lines(Path.of("src/main/voice/ja.tsv"))) {
            return lines.map(line -> line.split("\t"))
                    .filter(columns -> columns.length > 1)
                    .collect(Collectors.toMap(columns -> columns[0], columns -> hiragana(columns[columns.length - 1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hiragana(String kana) {
        return kana.codePoints()
                .map(letter -> letter >= 'ァ' && letter <= 'ヶ' ? letter - 'ァ' + 'ぁ' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
