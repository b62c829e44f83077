package io.sekisho.engine.policy;

import static io.sekisho.engine.policy.Situations.change;
import static io.sekisho.engine.policy.Situations.login;
import static io.sekisho.engine.policy.Situations.loginWithPasskey;
import static io.sekisho.engine.policy.Situations.order;
import static io.sekisho.engine.policy.Situations.session;
import static io.sekisho.engine.policy.Situations.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Session;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {

    private static final Situations SUCCESS = login(Login.Result.SUCCESS);
    private static final Situations FAILURE = login(Login.Result.FAILURE);
    private static final Situations ATTEMPT = login(Login.Result.ATTEMPT);

    private static final Pressure FROM_ADDRESS = new Pressure(10, 0, 0, 0, 0);
    private static final Pressure BELOW_ALL = new Pressure(9, 49, 1, 49, 1);
    private static final Pressure FROM_NETWORK = new Pressure(0, 50, 0.9, 0, 0);
    private static final Pressure BY_TOOL = new Pressure(0, 0, 0, 50, 0.9);

    private static final String LOOK = "a session not fully entered may only look";
    private static final String SLOWED = "guesses at many accounts are slowed down";
    private static final String REFUSED = "a password not yet proven is refused as usual";
    private static final String PASSKEY = "a passkey needs nothing more";

    @Test
    void everyPresetLoadsUnderItsOwnName() {
        assertThat(Presets.names())
                .containsExactly("default", "rakuten-2025-03-23", "sbi-2025-03", "sbi-2025-05-09", "jsda-2025-10-15");
        assertThat(Presets.names())
                .allSatisfy(name -> assertThat(Presets.file(name).name()).isEqualTo(name));
    }

    @Test
    void aPresetNotShippedIsRefusedByName() {
        assertThatThrownBy(() -> Presets.text("../default"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no preset is named \"../default\"; there are [default, ");
    }

    static List<Arguments> byDefault() {
        String unusual = "unusual login needs additional authentication";
        String data = "change of contact, bank account or secret needs a second factor";
        String large = "withdrawals over 500,000 yen a day need a second factor";
        String risky = "withdrawal at risk needs a second factor";
        String any = "[[passkey, emailCode]]";
        return List.of(
                row(SUCCESS, "ALLOW", "default"),
                row(SUCCESS.unfamiliar(), "ALLOW", "default"),
                row(SUCCESS.at(Risk.Level.MEDIUM), "CHALLENGE" + any, unusual),
                row(SUCCESS.at(Risk.Level.CRITICAL).failures(9), "CHALLENGE" + any, unusual),
                row(loginWithPasskey().at(Risk.Level.CRITICAL), "ALLOW", PASSKEY),
                row(FAILURE.at(Risk.Level.CRITICAL), "ALLOW", REFUSED),
                row(ATTEMPT.unfamiliar(), "ALLOW", REFUSED),
                row(FAILURE.unfamiliar().under(BELOW_ALL), "ALLOW", REFUSED),
                row(FAILURE.unfamiliar().under(FROM_ADDRESS), "DENY", SLOWED),
                row(ATTEMPT.unfamiliar().under(FROM_NETWORK), "DENY", SLOWED),
                row(ATTEMPT.unfamiliar().under(BY_TOOL), "DENY", SLOWED),
                row(ATTEMPT.under(FROM_ADDRESS), "ALLOW", REFUSED),
                row(SUCCESS.unfamiliar().under(FROM_ADDRESS), "ALLOW", "default"),
                row(withdrawal("500000", "JPY"), "ALLOW", "default"),
                row(withdrawal("500001", "JPY"), "CHALLENGE" + any, large),
                row(withdrawal("1", "JPY").today(500_001), "CHALLENGE" + any, large),
                row(withdrawal("1", "USD"), "CHALLENGE" + any, large),
                row(withdrawal("1", "JPY").at(Risk.Level.MEDIUM), "CHALLENGE" + any, risky),
                row(withdrawal("1", "JPY").in(restricted()), "HOLD[[passkey]]", LOOK),
                row(change(Change.Field.BANK_ACCOUNT), "ALLOW", "default"),
                row(change(Change.Field.BANK_ACCOUNT).at(Risk.Level.MEDIUM), "CHALLENGE" + any, data),
                row(change(Change.Field.EMAIL).in(null), "CHALLENGE" + any, data),
                row(change(Change.Field.ADDRESS).in(null), "ALLOW", "default"),
                row(change(Change.Field.PIN).in(pending()), "HOLD[[passkey]]", LOOK),
                row(
                        change(Change.Field.PASSKEY),
                        "CHALLENGE" + any,
                        "adding or removing a passkey needs a second factor"),
                row(change(Change.Field.PASSKEY).in(restricted()), "HOLD[[passkey]]", LOOK),
                row(order(), "ALLOW", "default"),
                row(order().at(Risk.Level.MEDIUM), "CHALLENGE" + any, "order at risk needs a second factor"),
                row(order().at(Risk.Level.HIGH), "HOLD[[passkey, phoneCall, emailCode]]", "order at high risk is held"),
                row(
                        order().at(Risk.Level.CRITICAL),
                        "HOLD[[passkey, phoneCall, emailCode]]",
                        "order at high risk is held"),
                row(order().in(restricted()), "HOLD[[passkey]]", LOOK));
    }

    @ParameterizedTest
    @MethodSource("byDefault")
    void defaultAsksByRisk(Situations situation, String decision, String rule) {
        assertRuling("default", "2025-04-01T00:00:00+09:00", situation, decision, rule);
    }

    static List<Arguments> byRakuten() {
        String unfamiliar = "unfamiliar device needs additional authentication";
        String before = "2025-03-22T23:59:59.999999999+09:00";
        String from = "2025-03-23T00:00:00+09:00";
        Situations reachable = SUCCESS.unfamiliar().having(Method.EMAIL_CODE, Method.PHONE_CALL);
        return List.of(
                at(before, reachable, "ALLOW", "default"),
                at(from, reachable, "CHALLENGE[[passkey, emailCode], [phoneCall]]", unfamiliar + " and a call"),
                at(from, SUCCESS.having(Method.EMAIL_CODE, Method.PHONE_CALL), "ALLOW", "default"),
                at(before, SUCCESS.unfamiliar(), "ALLOW", "default"),
                at(from, SUCCESS.unfamiliar(), "CHALLENGE[[passkey, emailCode]]", unfamiliar),
                at(from, SUCCESS.at(Risk.Level.HIGH), "ALLOW", "default"),
                at(from, FAILURE.unfamiliar(), "ALLOW", "default"),
                at(from, ATTEMPT.unfamiliar(), "ALLOW", "default"),
                at(from, loginWithPasskey().unfamiliar(), "ALLOW", "default"),
                at(from, withdrawal("900000", "JPY"), "ALLOW", "default"),
                at(before, order().in(restricted()), "ALLOW", "default"),
                at(from, order().in(restricted()), "HOLD[[passkey]]", LOOK));
    }

    @ParameterizedTest
    @MethodSource("byRakuten")
    void rakutenAsksUnfamiliarDevicesFromTheTwentyThirdOfMarch(
            String time, Situations situation, String decision, String rule) {
        assertRuling("rakuten-2025-03-23", time, situation, decision, rule);
    }

    static List<Arguments> bySbi() {
        String large = "withdrawal over 500,000 yen needs a mailed code";
        String every = "every withdrawal needs a mailed code";
        String before = "2025-05-09T17:59:59.999999999+09:00";
        String from = "2025-05-09T18:00:00+09:00";
        return List.of(
                at(before, withdrawal("500000", "JPY"), "ALLOW", "default"),
                at(before, withdrawal("500000.01", "JPY"), "CHALLENGE[[emailCode]]", large),
                at(before, withdrawal("500001", "JPY"), "CHALLENGE[[emailCode]]", large),
                at(before, withdrawal("1", "USD"), "CHALLENGE[[emailCode]]", large),
                at(before, SUCCESS.at(Risk.Level.CRITICAL), "ALLOW", "default"),
                at(from, withdrawal("1", "JPY"), "CHALLENGE[[emailCode]]", every),
                at(from, withdrawal("500001", "JPY"), "CHALLENGE[[emailCode]]", every),
                at(from, SUCCESS.at(Risk.Level.CRITICAL), "ALLOW", "default"));
    }

    @ParameterizedTest
    @MethodSource("bySbi")
    void sbiAsksForEveryWithdrawalFromTheEveningOfTheNinthOfMay(
            String time, Situations situation, String decision, String rule) {
        assertRuling("sbi-2025-05-09", time, situation, decision, rule);
    }

    @Test
    void sbiOfMarchStaysAtItsLimit() {
        String may = "2025-05-10T00:00:00+09:00";
        assertRuling("sbi-2025-03", may, withdrawal("500000", "JPY"), "ALLOW", "default");
        assertRuling(
                "sbi-2025-03",
                may,
                withdrawal("500001", "JPY"),
                "CHALLENGE[[emailCode]]",
                "withdrawal over 500,000 yen needs a mailed code");
    }

    static List<Arguments> byJsda() {
        String before = "2025-10-14T23:59:59.999999999+09:00";
        String from = "2025-10-15T00:00:00+09:00";
        String last = "2026-12-30T23:59:59.999999999+09:00";
        String sunset = "2026-12-31T00:00:00+09:00";
        String interim = "CHALLENGE[[passkey, emailCode, phoneCall]]";
        String strong = "CHALLENGE[[passkey]]";
        String locked = "locked after repeated failures";
        Situations money = withdrawal("1", "JPY");
        Situations bank = change(Change.Field.BANK_ACCOUNT);
        return List.of(
                at(before, SUCCESS, "ALLOW", "default"),
                at(before, FAILURE.failures(5), "ALLOW", REFUSED),
                at(
                        before,
                        SUCCESS.at(Risk.Level.MEDIUM),
                        "CHALLENGE[[passkey, emailCode]]",
                        "unusual login needs additional authentication"),
                at(from, SUCCESS, interim, "login needs a further factor"),
                at(last, SUCCESS, interim, "login needs a further factor"),
                at(sunset, SUCCESS, strong, "login needs a passkey"),
                at(from, loginWithPasskey(), "ALLOW", PASSKEY),
                at(sunset, loginWithPasskey(), "ALLOW", PASSKEY),
                at(from, FAILURE.failures(4), "ALLOW", REFUSED),
                at(from, FAILURE.failures(5), "DENY", locked),
                at(from, SUCCESS.failures(5), "DENY", locked),
                at(sunset, ATTEMPT.failures(5), "DENY", locked),
                at(from, loginWithPasskey().failures(5), "ALLOW", PASSKEY),
                at(from, FAILURE.unfamiliar().under(FROM_ADDRESS), "DENY", SLOWED),
                at(from, money, interim, "withdrawal needs a further factor"),
                at(sunset, money, strong, "withdrawal needs a passkey"),
                at(from, money.in(restricted()), "HOLD[[passkey]]", LOOK),
                at(from, bank, interim, "change of the bank account needs a further factor"),
                at(sunset, bank, strong, "change of the bank account needs a passkey"),
                at(from, change(Change.Field.PASSKEY), interim, "adding or removing a passkey needs a further factor"),
                at(sunset, change(Change.Field.PASSKEY), strong, "adding or removing a passkey needs a passkey"),
                at(from, change(Change.Field.EMAIL), "ALLOW", "default"),
                at(
                        sunset,
                        change(Change.Field.EMAIL).at(Risk.Level.MEDIUM),
                        strong,
                        "change of contact or secret at risk needs a passkey"),
                at(from, order(), "ALLOW", "default"),
                at(from, order().at(Risk.Level.MEDIUM), interim, "order at risk needs a further factor"),
                at(sunset, order().at(Risk.Level.HIGH), "HOLD[[passkey]]", "order at high risk is held"));
    }

    @ParameterizedTest
    @MethodSource("byJsda")
    void jsdaAsksForPhishingResistantFactorsAndLetsTheInterimOnesEnd(
            String time, Situations situation, String decision, String rule) {
        assertRuling("jsda-2025-10-15", time, situation, decision, rule);
    }

    @Test
    void aChallengeWithoutAUsableMethodIsHeldInEveryPreset() {
        assertThat(Presets.names())
                .flatMap(name -> Presets.file(name).versions())
                .flatMap(PolicyVersion::rules)
                .allSatisfy(rule -> assertThat(rule.noMethod()).isEqualTo(Decision.HOLD));
    }

    private static Session restricted() {
        return session(Session.Entry.RESTRICTED, Method.EMAIL_CODE);
    }

    private static Session pending() {
        return session(Session.Entry.PENDING, null);
    }

    private static Arguments row(Situations situation, String decision, String rule) {
        return Arguments.of(situation, decision, rule);
    }

    private static Arguments at(String time, Situations situation, String decision, String rule) {
        return Arguments.of(time, situation, decision, rule);
    }

    private static void assertRuling(String preset, String time, Situations situation, String decision, String rule) {
        Instant instant = OffsetDateTime.parse(time).toInstant();
        Ruling ruling = timeline(preset).at(instant).policy().rule(situation.build());
        List<List<String>> methods = ruling.require().stream()
                .map(list -> list.stream().map(Method::wire).toList())
                .toList();
        assertThat(ruling.decision() + (methods.isEmpty() ? "" : methods.toString()))
                .isEqualTo(decision);
        assertThat(ruling.rule()).isEqualTo(rule);
        assertThat(ruling.note()).isNull();
    }

    private static PolicyTimeline timeline(String preset) {
        List<PolicyVersion> versions = Presets.file(preset).versions();
        return new PolicyTimeline(IntStream.range(0, versions.size())
                .mapToObj(i -> new PolicyTimeline.Numbered(i + 1, preset, versions.get(i)))
                .toList());
    }
}
