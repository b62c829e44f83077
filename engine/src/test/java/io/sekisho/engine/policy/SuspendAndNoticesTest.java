package io.sekisho.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.engine.fact.Watched;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a policy says that an account is suspended, and what customers are told. */
class SuspendAndNoticesTest {

    private static PolicyVersion parsed(String settings, String rule) {
        return PolicyFile.parse("""
            effectiveFrom: 2025-01-01T00:00:00Z
            default: ALLOW
            settings: %s
            rules: [%s]
            """.formatted(settings, rule), "bank.yaml")
                .versions()
                .getFirst();
    }

    @Test
    void aRuleThatHoldsOrDeniesMaySuspend() {
        assertThat(parsed("{}", "{name: a, decide: DENY, suspend: true}").rules())
                .singleElement()
                .matches(Rule::suspend);
        assertThat(parsed("{}", "{name: a, decide: HOLD, suspend: false}").rules())
                .singleElement()
                .matches(rule -> !rule.suspend());
    }

    @Test
    void aRuleWhoseConditionCannotBeAskedDeniesButSuspendsNobody() {
        Rule rule =
                parsed("{}", "{name: a, decide: DENY, suspend: true}").rules().getFirst();
        assertThat(rule.ruling(true, null).suspend()).isTrue();
        assertThat(rule.ruling(false, "could not be evaluated").suspend()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {name: a, decide: ALLOW, suspend: true} | suspend goes with HOLD or DENY, not with ALLOW
        {name: a, decide: DENY, suspend: maybe} | suspend: "maybe" is none of true, false
        {name: a, decide: HOLD, require: [[passkey]], suspend: true} | suspend leaves nothing to release
        """)
    void aWrongSuspendIsTold(String rule, String problem) {
        assertThatThrownBy(() -> parsed("{}", rule)).hasMessageContaining(problem);
    }

    @Test
    void noticesAreReadAndWhatIsLeftOutKeepsItsDefault() {
        String all = "{notices: {login: always, order: never, withdrawal: always, change: always,"
                + " digestAt: \"15:30\", ordersPerHour: 3}}";
        assertThat(parsed(all, "").settings().notices())
                .isEqualTo(new Settings.Notices(
                        Settings.LoginNotices.ALWAYS, Settings.OrderNotices.NEVER, LocalTime.of(15, 30), 3));
        assertThat(parsed("{notices: {}}", "").settings().notices()).isEqualTo(Settings.Notices.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        withdrawal: never    | withdrawal: "never" is none of always
        change: digest       | change: "digest" is none of always
        login: digest        | login: "digest" is none of never, unusual, always
        order: unusual       | order: "unusual" is none of never, digest, always
        digestAt: four       | digestAt: "four" is no time of day such as "16:00"
        ordersPerHour: 1000  | ordersPerHour: 1000 is not between 0 and 60
        """)
    void wrongNoticesAreTold(String notices, String problem) {
        assertThatThrownBy(() -> parsed("{notices: {" + notices + "}}", "")).hasMessageContaining(problem);
    }

    @Test
    void whatFollowsASchemeIsReadAndWhatIsLeftOutKeepsItsDefault() {
        assertThat(parsed("{surveillance: {watch: deny, days: 30, falseAlarmsPerDay: 0.5}}", "")
                        .settings()
                        .surveillance())
                .isEqualTo(new Settings.Surveillance(Watched.Action.DENY, 30, 0.5));
        assertThat(parsed("{surveillance: {watch: never}}", "").settings().surveillance())
                .isEqualTo(new Settings.Surveillance(null, 5, 1));
        assertThat(parsed("{}", "").settings().surveillance()).isEqualTo(Settings.Surveillance.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        watch: stop            | watch: "stop" is none of hold, deny, never
        days: 0                | days: 0 is not a whole number from 1 to 365
        days: 1.5              | days: 1.5 is not a whole number from 1 to 365
        falseAlarmsPerDay: 0   | falseAlarmsPerDay: 0 is not a number above 0, at most 10
        falseAlarmsPerDay: -1  | falseAlarmsPerDay: -1 is not a number above 0, at most 10
        falseAlarmsPerDay: 1e9 | falseAlarmsPerDay: 1e9 is not a number above 0, at most 10
        """)
    void wrongSurveillanceIsTold(String surveillance, String problem) {
        assertThatThrownBy(() -> parsed("{surveillance: {" + surveillance + "}}", ""))
                .hasMessageContaining("bank.yaml:3: ")
                .hasMessageContaining(problem);
    }
}
