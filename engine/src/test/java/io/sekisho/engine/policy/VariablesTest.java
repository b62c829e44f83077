package io.sekisho.engine.policy;

import static io.sekisho.engine.policy.Policies.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.CelTypes;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Session;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VariablesTest {

    private static final Situations LOGIN = Situations.login(Login.Result.FAILURE);
    private static final Situations ORDER = Situations.order();
    private static final Situations MONEY =
            Situations.withdrawal("500000.01", "JPY").today(700_000);
    private static final Situations CHANGE = Situations.change(Change.Field.BANK_ACCOUNT);

    static List<Arguments> facts() {
        return List.of(
                row(LOGIN, "operation == 'login' && login.result == 'failure' && login.factor == 'password'"),
                row(LOGIN, "order.side == '' && order.symbol == '' && order.valueJpy == 0 && change.field == ''"),
                row(LOGIN, "withdrawal.amountJpy == 0 && withdrawal.todayJpy == 0 && withdrawal.currency == ''"),
                row(
                        LOGIN,
                        "session.entry == 'none' && !session.known && session.method == '' && session.assurance == ''"),
                row(ORDER, "operation == 'order' && order.side == 'buy' && order.instrument == 'equity'"),
                row(ORDER, "order.symbol == '0700.HK' && order.symbol.endsWith('.HK') && order.valueJpy == 246000"),
                row(ORDER, "login.result == '' && login.factor == ''"),
                row(
                        MONEY,
                        "operation == 'withdrawal' && withdrawal.amountJpy == 500001 && withdrawal.todayJpy == 700000"),
                row(MONEY, "withdrawal.currency == 'JPY' && withdrawal.destination == 'bank-acct-7f3a'"),
                row(Situations.withdrawal("1", "USD"), "withdrawal.amountJpy == 9223372036854775807"),
                row(Situations.withdrawal("1", "USD"), "withdrawal.todayJpy == 9223372036854775807"),
                row(Situations.withdrawal("1e30", "JPY"), "withdrawal.amountJpy == 9223372036854775807"),
                row(Situations.order(null, new BigDecimal("1.5"), "JPY"), "order.valueJpy == 1500"),
                row(Situations.order(null, new BigDecimal("1.5"), "HKD"), "order.valueJpy == 9223372036854775807"),
                row(Situations.order(null, null, "JPY"), "order.valueJpy == 9223372036854775807"),
                row(CHANGE, "operation == 'change' && change.field == 'bankAccount'"),
                row(LOGIN.at(Risk.Level.LOW), "risk.level == LOW && risk.level < MEDIUM && risk.score < 0.1"),
                row(LOGIN.at(Risk.Level.MEDIUM), "risk.level == MEDIUM && risk.bits == 5.0 && risk.bits > 4"),
                row(LOGIN.at(Risk.Level.HIGH), "risk.level == HIGH && risk.level > MEDIUM && risk.score >= 0.5"),
                row(LOGIN.at(Risk.Level.CRITICAL), "risk.level == CRITICAL && risk.level >= HIGH"),
                row(LOGIN.having(Method.PHONE_CALL), "'phoneCall' in account.methods && account.methods.size() == 1"),
                row(LOGIN.signals("DEVICE_NEW"), "'DEVICE_NEW' in signals && !('DEVICE_COPIED' in signals)"),
                row(LOGIN.signals("DEVICE_NEW"), "signals.exists(s, s.startsWith('DEVICE_')) && signals.size() == 1"),
                row(LOGIN, "device.known && device.usual"),
                row(LOGIN.unfamiliar(), "!device.known && !device.usual"),
                row(
                        LOGIN.from(Network.Kind.TOR),
                        "network.kind == 'TOR' && network.country == 'JP' && network.asn == 2516"),
                row(LOGIN.failures(4), "account.logins == 12 && account.failures == 4"),
                row(
                        LOGIN.under(new Pressure(1, 2, 0.25, 3, 0.75)),
                        "pressure.addressAccounts == 1 && pressure.networkAccounts == 2 && pressure.toolAccounts == 3"
                                + " && pressure.networkShare == 0.25 && pressure.toolShare == 0.75"),
                row(in(Session.Entry.PENDING, null), "session.known && session.entry == 'pending'"),
                row(in(Session.Entry.RESTRICTED, Method.EMAIL_CODE), "session.entry == 'restricted'"),
                row(
                        in(Session.Entry.FULL, Method.EMAIL_CODE),
                        "session.method == 'emailCode' && session.assurance == 'low'"),
                row(
                        in(Session.Entry.FULL, Method.PHONE_CALL),
                        "session.method == 'phoneCall' && session.assurance == 'substantial'"),
                row(in(Session.Entry.FULL, Method.PASSKEY), "session.entry == 'full' && session.assurance == 'high'"),
                row(LOGIN, "time == timestamp('2025-04-01T09:00:00+09:00')"),
                row(LOGIN, "time.getHours('Asia/Tokyo') == 9 && time.getDayOfWeek('Asia/Tokyo') == 2"));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void conditionsSeeTheSituation(Situations situation, String condition) {
        assertThat(holds(condition, situation)).isTrue();
    }

    /** A rule that cannot be evaluated counts as matched, so the same conditions must also be able not to hold. */
    @ParameterizedTest
    @MethodSource("facts")
    void theContraryDoesNotHold(Situations situation, String condition) {
        assertThat(holds("!(" + condition + ")", situation)).isFalse();
    }

    @Test
    void everyVariableStandsInTheDocumentationWithItsType() throws IOException {
        String documentation = Files.readString(Path.of("../docs/policies.md"));

        assertThat(Variables.all())
                .filteredOn(variable -> !variable.name().equals(variable.name().toUpperCase(Locale.ROOT)))
                .allSatisfy(variable -> assertThat(documentation)
                        .contains("| `" + variable.name() + "` | "
                                + CelTypes.format(variable.type()).replace("google.protobuf.Timestamp", "timestamp")
                                + " |"));
    }

    private static Situations in(Session.Entry entry, @Nullable Method method) {
        return ORDER.in(Situations.session(entry, method));
    }

    private static Arguments row(Situations situation, String condition) {
        return Arguments.of(situation, condition);
    }
}
