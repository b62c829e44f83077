package io.sekisho.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an author of a broken policy reads. */
class PolicyErrorsTest {

    @Test
    void everyProblemIsToldAtOnceWithItsLineAndRule() {
        String broken = """
            name: bank
            effectiveFrom: 2025-05-09 18:00
            settings:
              coolingOff: 24 hours
              restrict: {networks: [HOSTING, PROXY]}
              unavailable: {login: maybe}
            rules:
              - name: large withdrawals
                on: [withdrawal, transfer]
                when: |
                  withdrawal.amountJpy > 500000
                    && withdrawal.curency == 'JPY'
                decide: CHALLENGE
                require: [[sms]]
              - on: login
                when: risk.level == 'HIGH'
                decide: REFUSE
                colour: red
            """;

        assertThatThrownBy(() -> PolicyFile.parse(broken, "bank.yaml"))
                .isInstanceOf(PolicyException.class)
                .hasMessage("""
                    bank.yaml:1: default is missing
                    bank.yaml:2: effectiveFrom: "2025-05-09 18:00" is no instant with an offset, such as 2025-05-09T18:00:00+09:00
                    bank.yaml:4: coolingOff: "24 hours" is no duration such as PT10M, PT24H or P3D
                    bank.yaml:5: networks: "PROXY" is none of UNLISTED, HOSTING, VPN, TOR
                    bank.yaml:6: login: "maybe" is none of open, closed
                    bank.yaml:9: rule "large withdrawals": on: "transfer" is none of login, order, withdrawal, change
                    bank.yaml:12: rule "large withdrawals": when: unknown variable withdrawal.curency \
                    (there are withdrawal.amountJpy, withdrawal.todayJpy, withdrawal.currency, withdrawal.destination, withdrawal.destinationNew)
                    bank.yaml:14: rule "large withdrawals": require: "sms" is none of passkey, emailCode, phoneCall
                    bank.yaml:15: rule "#2": name is missing
                    bank.yaml:16: rule "#2": when: == cannot be used on (int, string)
                    bank.yaml:17: rule "#2": decide: "REFUSE" is none of ALLOW, CHALLENGE, HOLD, DENY
                    bank.yaml:18: rule "#2": unknown field "colour" (a rule has name, on, when, decide, require, noMethod, reason)\
                    """);
    }

    @Test
    void problemsCanBeReadOneByOne() {
        PolicyException e = catchThrowableOfType(
                PolicyException.class, () -> PolicyFile.parse(withRule("{name: a, decide: CHALLENGE}"), "bank.yaml"));

        assertThat(e.problems())
                .containsExactly(new Problem(
                        4,
                        "a",
                        "CHALLENGE needs require, such as [[passkey, emailCode], [phoneCall]]: one of each"
                                + " inner list is asked"));
    }

    static List<Arguments> conditions() {
        return List.of(
                row("risk.scor > 0.5", "unknown variable risk.scor (there are risk.score, risk.bits, risk.level)"),
                row("rsk > 0.5", "unknown variable rsk"),
                row("'X' in signal", "unknown variable signal"),
                row("now() > time", "unknown function now"),
                row("risk.score", "must be true or false, but is double"),
                row("withdrawal.amountJpy > '500000'", "> cannot be used on (int, string)"),
                row("signals.map(s, s).size() > 1", "unknown function map"),
                row(
                        "login.result == 'sucess'",
                        "login.result is never 'sucess' (it is one of 'attempt', 'success', 'failure', '')"),
                row(
                        "'Vpn' != network.kind",
                        "network.kind is never 'Vpn' (it is one of 'UNLISTED', 'HOSTING', 'VPN', 'TOR')"),
                row(
                        "session.entry in ['full', 'open']",
                        "session.entry is never 'open' (it is one of 'pending', 'restricted', 'full', 'none')"),
                row("'deviceNew' in signals", "'deviceNew' is no reason code such as DEVICE_NEW"));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aWrongConditionIsFoundWhenItIsLoaded(String condition, String message) {
        assertThat(messages(withRule("{name: a, decide: DENY, when: " + Policies.quoted(condition) + "}")))
                .first()
                .isEqualTo("bank.yaml:4: rule \"a\": when: " + message);
    }

    @ParameterizedTest
    @MethodSource("unparsable")
    void aConditionThatIsNoExpressionIsToldAtItsLine(String condition) {
        assertThat(messages(withRule("{name: a, decide: DENY, when: " + Policies.quoted(condition) + "}")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("bank.yaml:4: rule \"a\": when: "));
    }

    static List<String> unparsable() {
        return List.of(
                "",
                "risk.score >",
                "1 = 1",
                "'",
                "(".repeat(500) + ")".repeat(500),
                "true" + " || true".repeat(1000),
                "!".repeat(1900) + "risk.score",
                "a" + ".a".repeat(900),
                "[".repeat(900),
                "1" + "?1:1".repeat(480),
                "signals" + "[0]".repeat(600));
    }

    static List<Arguments> rules() {
        String example = "such as [[passkey, emailCode], [phoneCall]]: one of each inner list is asked";
        return List.of(
                row("{name: a}", "rule \"a\": decide is missing"),
                row(
                        "{name: default, decide: DENY}",
                        "rule \"default\": name: \"default\" means that no rule matched; choose another"),
                row("{name: ' ', decide: DENY}", "rule \"#1\": name must be one line of text"),
                row("{name: \"a\\nb\", decide: DENY}", "rule \"a\nb\": name must be one line of text"),
                row("{name: [a], decide: DENY}", "rule \"#1\": name must be a single value"),
                row("{name: , decide: DENY}", "rule \"#1\": name has no value"),
                row("{name: a, decide: DENY, decide: DENY}", "rule \"a\": decide stands twice"),
                row(
                        "{name: a, decide: DENY, on: []}",
                        "rule \"a\": on is empty: name an operation, or leave it out for all"),
                row("{name: a, decide: DENY, when: }", "rule \"a\": when has no value"),
                row("{name: a, decide: DENY, when: [x]}", "rule \"a\": when must be a single value"),
                row(
                        "{name: a, decide: DENY, require: [[passkey]]}",
                        "rule \"a\": require goes with CHALLENGE or HOLD, not with DENY"),
                row(
                        "{name: a, decide: HOLD, noMethod: DENY}",
                        "rule \"a\": noMethod goes with CHALLENGE, not with HOLD"),
                row(
                        "{name: a, decide: HOLD, require: [passkey]}",
                        "rule \"a\": require must be a list of lists, " + example),
                row(
                        "{name: a, decide: HOLD, require: passkey}",
                        "rule \"a\": require must be one to three lists, " + example),
                row(
                        "{name: a, decide: HOLD, require: []}",
                        "rule \"a\": require must be one to three lists, " + example),
                row("{name: a, decide: HOLD, require: [[]]}", "rule \"a\": require: an inner list is empty"),
                row(
                        "{name: a, decide: HOLD, require: [[passkey, passkey]]}",
                        "rule \"a\": require: passkey stands twice in one list"),
                row(
                        "{name: a, decide: CHALLENGE, require: [[passkey]], noMethod: CHALLENGE}",
                        "rule \"a\": noMethod: \"CHALLENGE\" is none of HOLD, DENY, ALLOW"),
                row(
                        "deny",
                        "rule \"#1\": a rule must be a mapping with fields name, on, when, decide, require, noMethod,"
                                + " reason"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aWrongRuleIsNamed(String rule, String message) {
        assertThat(messages(withRule(rule))).first().isEqualTo("bank.yaml:4: " + message);
    }

    @Test
    void aRuleNameIsTakenOncePerVersion() {
        assertThat(messages(withRule("{name: a, decide: DENY}\n  - {name: a, decide: ALLOW}")))
                .containsExactly("bank.yaml:5: rule \"a\": name: an earlier rule of this version has the same");
    }

    static List<Arguments> files() {
        String from = "effectiveFrom: 2025-01-01T00:00:00+09:00\n";
        return List.of(
                row("", "1: the file is empty"),
                row("a: [", "1: not YAML or JSON: expected the node content, but found '<stream end>'"),
                row(
                        "[]",
                        "1: a policy must be a mapping with fields name, effectiveFrom, description, settings,"
                                + " default, rules"),
                row(from, "1: default is missing"),
                row("default: ALLOW", "1: effectiveFrom is missing"),
                row(
                        from + "default: CHALLENGE",
                        "2: default: CHALLENGE needs methods: {decide: CHALLENGE, require: [[passkey, emailCode]]}"),
                row(from + "default: {require: [[passkey]]}", "2: decide is missing"),
                row(from + "default: MAYBE", "2: default: \"MAYBE\" is none of ALLOW, CHALLENGE, HOLD, DENY"),
                row(from + "default: ALLOW\nrules: {}", "3: rules must be a list"),
                row(
                        "effectiveFrom: 2025-01-01T00:00:00\ndefault: ALLOW",
                        "1: effectiveFrom: \"2025-01-01T00:00:00\" is no instant with an offset, such as"
                                + " 2025-05-09T18:00:00+09:00"),
                row(
                        "effectiveFrom: 1912-01-01T00:00:00+09:00\ndefault: ALLOW",
                        "1: effectiveFrom: 1912-01-01T00:00:00+09:00 is not between the years 1970 and 9999"),
                row("versions: []", "1: versions must be a list of at least one version"),
                row(
                        "versions: []\ndefault: ALLOW",
                        "2: unknown field \"default\" (a policy has name, description, versions)"),
                row(
                        "versions:\n- {effectiveFrom: 2025-01-01T00:00:00+09:00, default: ALLOW}\n"
                                + "- {effectiveFrom: 2024-12-31T15:00:00Z, default: ALLOW}",
                        "3: effectiveFrom: 2024-12-31T15:00:00Z is not after the version before"),
                row(
                        "name: a b\n" + from + "default: ALLOW",
                        "1: name: a policy's name is up to 64 letters, digits, dots, dashes and underscores"),
                row(
                        from + "default: ALLOW\nsettings: {challengeExpires: PT1S}",
                        "3: challengeExpires: PT1S is not between PT1M and PT24H"),
                row("[".repeat(10_000), "1: lists and mappings stand more than 16 deep"),
                row("a: b\n---\na: c", "2: not YAML or JSON: but found another document"),
                row("#".repeat(256 * 1024 + 1), "1: the file is over 256 KiB"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aWrongFileIsToldWhere(String text, String message) {
        assertThat(messages(text)).contains("bank.yaml:" + message);
    }

    @Test
    void moreRulesThanTheBoundAreRefusedBeforeTheyAreCompiled() {
        String rules = "{name: a, decide: DENY}" + "\n  - {name: a, decide: DENY}".repeat(200);

        assertThat(messages(withRule(rules)))
                .containsExactly("bank.yaml:1: 201 rules are more than the 200 a file may hold");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        String laughs = """
            effectiveFrom: 2025-01-01T00:00:00+09:00
            default: ALLOW
            rules:
              - &r {name: a, decide: DENY}
            """ + "  - *r\n".repeat(300);

        assertThat(messages(laughs)).isNotEmpty();
    }

    @Test
    void anAliasOfItselfIsOnlyWrong() {
        assertThat(messages("""
            effectiveFrom: 2025-01-01T00:00:00+09:00
            default: ALLOW
            rules: &r
              - *r
            """)).isNotEmpty();
    }

    private static String withRule(String rule) {
        return """
            effectiveFrom: 2025-01-01T00:00:00+09:00
            default: ALLOW
            rules:
              - %s
            """.formatted(rule);
    }

    private static List<String> messages(String text) {
        PolicyException e = catchThrowableOfType(PolicyException.class, () -> PolicyFile.parse(text, "bank.yaml"));
        assertThat(e).isNotNull();
        return e.problems().stream().map(p -> p.text("bank.yaml")).toList();
    }

    private static Arguments row(String text, String message) {
        return Arguments.of(text, message);
    }
}
