package io.sekisho.server.telephone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.server.telephone.Phrase;
import io.sekisho.server.telephone.Speech;
import io.sekisho.server.wording.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordedVoiceTest {

    private static final int SAMPLES_PER_SECOND = 8000;
    private static final Action LOGIN = new Login(Login.Result.SUCCESS, Login.Factor.PASSWORD);

    private static final RecordedVoice VOICE = new RecordedVoice();

    @ParameterizedTest
    @EnumSource
    void everyLineIsHeard(Language language) {
        for (Phrase.Line line : Phrase.Line.values()) {
            assertHeard(new Speech(language, List.of(line)), 1, 12);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyActionMachineAndCountryIsHeard(Language language) {
        for (Action action : actions()) {
            for (Phrase.Machine machine : Phrase.Machine.values()) {
                assertHeard(new Speech(language, List.of(new Phrase.Approval(action, machine, "JP"))), 2, 15);
            }
        }
        for (String country : Locale.getISOCountries()) {
            assertHeard(login(language, country), 2, 8);
        }
    }

    @Test
    void whatIsApprovedIsSaidInFull() {
        Action withdrawal = new Withdrawal(new BigDecimal("500000"), "JPY", "bank-acct-7f3a");
        Action order = order("0700.HK", "1200");

        assertThat(text(Language.JA, withdrawal)).isEqualTo("日本からの、パソコンによる、出金です。金額は、五十万円です。出金先は、末尾が７Ｆ３Ａの口座です。");
        assertThat(text(Language.EN, withdrawal))
                .isEqualTo("A withdrawal of five hundred thousand yen to the account ending in 7 F 3 A, from a computer"
                        + " in Japan.");
        assertThat(text(Language.JA, order)).isEqualTo("日本からの、パソコンによる、買い注文です。銘柄コードは、０７００．ＨＫ、数量は、千二百です。");
        assertThat(text(Language.EN, order))
                .isEqualTo("An order to buy one thousand two hundred of the symbol 0 7 0 0 . H K, from a computer in"
                        + " Japan.");
        assertThat(text(Language.EN, new Change(Change.Field.EMAIL)))
                .isEqualTo("A change of your e-mail address, from a computer in Japan.");
    }

    @ParameterizedTest
    @CsvSource({
        "ZZ, in an unknown place.",
        "'', in an unknown place.",
        "IS, in a country other than Japan.",
        "from, in a country other than Japan."
    })
    void aCountryThatIsNotRecordedIsNotGuessed(String country, String said) {
        assertThat(VOICE.text(login(Language.EN, country))).endsWith(said);
    }

    @ParameterizedTest
    @CsvSource({
        "x, to the account shown on your screen",
        "'', to the account shown on your screen",
        "みずほ銀行東京支店, to the account shown on your screen",
        "みずほ銀行 0012345, to the account ending in 2 3 4 5",
        "みずほ銀行 ００１２３４５, to the account ending in 2 3 4 5"
    })
    void ofADestinationTheEndIsSaid(String destination, String said) {
        assertThat(text(Language.EN, new Withdrawal(BigDecimal.TEN, "JPY", destination)))
                .contains(said);
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatComesFromOutsideMakesACallLong(Language language) {
        List<String> hostile = List.of(
                "A".repeat(200),
                "1".repeat(100_000),
                "\u0000\u0007\n\t" + "銘".repeat(200),
                "\u202E\u200B\uD800",
                "line.WELCOME",
                "../../spell",
                "ﷺ".repeat(64));
        for (String text : hostile) {
            for (String number :
                    List.of("1E+99999999", "-1E-99999999", "9".repeat(30_000), "0." + "7".repeat(30_000))) {
                BigDecimal amount = new BigDecimal(number);
                assertHeard(approval(language, new Withdrawal(amount, text, text)), 2, 25);
                assertHeard(approval(language, order(text, number)), 2, 25);
            }
        }
    }

    @Test
    void currenciesWithoutANameAreSpelled() {
        assertThat(text(Language.EN, new Withdrawal(new BigDecimal("1.5"), "THB", "")))
                .startsWith("A withdrawal of one point 5 of the currency T H B to");
    }

    @ParameterizedTest
    @EnumSource
    void theSoundIsThatOfTheTextsItIsMadeFrom(Language language) throws IOException {
        List<String> table = Files.readAllLines(Path.of("src/main/voice", language.tag() + ".tsv")).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();

        assertThat(Fragments.in(language).table())
                .as("src/main/voice/synthesise.sh was run after the last change of its texts")
                .isEqualTo(table);
    }

    private static List<Action> actions() {
        List<Action> actions = new ArrayList<>(List.of(
                LOGIN,
                new Withdrawal(new BigDecimal("30000000"), "JPY", "bank-acct-7f3a"),
                new Withdrawal(new BigDecimal("1234.56"), "USD", "DE02120300000000202051"),
                order("7992", "300000"),
                new Order(
                        Order.Side.SELL,
                        Order.Instrument.FUND,
                        "BRK/B-1",
                        BigDecimal.ONE,
                        null,
                        "USD",
                        null,
                        null,
                        null)));
        Arrays.stream(Change.Field.values()).map(Change::new).forEach(actions::add);
        return actions;
    }

    private static Order order(String symbol, String quantity) {
        return new Order(
                Order.Side.BUY,
                Order.Instrument.EQUITY,
                symbol,
                new BigDecimal(quantity),
                null,
                "JPY",
                null,
                null,
                null);
    }

    private static Speech login(Language language, String country) {
        return new Speech(language, List.of(new Phrase.Approval(LOGIN, Phrase.Machine.COMPUTER, country)));
    }

    private static Speech approval(Language language, Action action) {
        return new Speech(language, List.of(new Phrase.Approval(action, Phrase.Machine.COMPUTER, "JP")));
    }

    private static String text(Language language, Action action) {
        return VOICE.text(approval(language, action));
    }

    private static void assertHeard(Speech speech, int fromSeconds, int toSeconds) {
        byte[] sound = VOICE.say(speech);

        assertThat(sound.length)
                .as("samples of %s", speech)
                .isBetween(fromSeconds * SAMPLES_PER_SECOND, toSeconds * SAMPLES_PER_SECOND);
        assertThat(loudness(sound)).as("loudness of %s", speech).isBetween(0.05, 0.4);
        assertThat(peak(sound)).as("peak of %s", speech).isBetween(0.5, 0.95);
    }

    /** Root mean square, 1 being full scale. */
    private static double loudness(byte[] sound) {
        double sum = 0;
        for (byte sample : sound) {
            sum += amplitude(sample) * amplitude(sample);
        }
        return Math.sqrt(sum / sound.length);
    }

    private static double peak(byte[] sound) {
        double peak = 0;
        for (byte sample : sound) {
            peak = Math.max(peak, Math.abs(amplitude(sample)));
        }
        return peak;
    }

    /** ITU-T G.711, table 2. */
    private static double amplitude(byte sample) {
        int bits = ~sample & 0xFF;
        int magnitude = ((((bits & 0x0F) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
        return ((bits & 0x80) == 0 ? magnitude : -magnitude) / 32768.0;
    }
}
