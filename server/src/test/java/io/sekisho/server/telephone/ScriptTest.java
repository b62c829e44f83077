package io.sekisho.server.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.server.wording.Language;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptTest {

    private static final Script SCRIPT = new Script();

    private static String say(Language language, Phrase phrase) {
        return SCRIPT.text(new Speech(language, List.of(phrase)));
    }

    @ParameterizedTest
    @EnumSource(Phrase.Line.class)
    void everySentenceIsThereInBothLanguages(Phrase.Line line) {
        assertThat(say(Language.JA, line)).endsWith("。");
        assertThat(say(Language.EN, line)).endsWith(".").isASCII();
    }

    static List<Arguments> approvals() {
        Action login = new Login(Login.Result.SUCCESS, Login.Factor.PASSWORD);
        Action withdrawal = new Withdrawal(new BigDecimal("500000"), "JPY", "bank-acct-7f3a");
        Action order = new Order(
                Order.Side.SELL,
                Order.Instrument.EQUITY,
                "0700.HK",
                new BigDecimal("1000"),
                null,
                "HKD",
                null,
                null,
                null);
        return List.of(
                Arguments.of(login, "JP", "日本のパソコンからの、ログインです。", "A login, from a computer in Japan."),
                Arguments.of(login, "ZZ", "パソコンからの、ログインです。", "A login, from a computer."),
                Arguments.of(
                        withdrawal,
                        "JP",
                        "日本のパソコンからの、500,000円を、末尾7 f 3 aの口座へ出金するお手続きです。",
                        "A withdrawal of JPY 500,000 to the account ending in 7 f 3 a, from a computer in Japan."),
                Arguments.of(
                        order,
                        "JP",
                        "日本のパソコンからの、銘柄0 7 0 0 H K、数量1,000の売り注文です。",
                        "An order to sell 1,000 of 0 7 0 0 H K, from a computer in Japan."));
    }

    @ParameterizedTest
    @MethodSource("approvals")
    void whatIsApprovedIsSaidWithAmountAndPlace(Action action, String country, String japanese, String english) {
        Phrase approval = new Phrase.Approval(action, Phrase.Machine.COMPUTER, country);

        assertThat(say(Language.JA, approval)).isEqualTo(japanese);
        assertThat(say(Language.EN, approval)).isEqualTo(english);
    }

    @ParameterizedTest
    @EnumSource(Change.Field.class)
    void everyChangeHasItsWords(Change.Field field) {
        Phrase approval = new Phrase.Approval(new Change(field), Phrase.Machine.UNKNOWN, "ZZ");

        assertThat(say(Language.JA, approval)).startsWith("端末からの、").endsWith("です。");
        assertThat(say(Language.EN, approval)).startsWith("A change of ").doesNotContain("{");
    }
}
