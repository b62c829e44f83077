package io.sekisho.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyFileTest {

    @Test
    void everyFieldIsRead() {
        PolicyFile file = PolicyFile.parse("""
            name: bank
            description: ours
            versions:
              - effectiveFrom: 2025-05-09T18:00:00+09:00
                description: evening
                settings:
                  contactQuarantine: P7D
                  coolingOff: PT48H
                  challengeExpires: PT5M
                  holdExpires: PT1H
                  passkeyWaits: P1D
                  calls: {attestation: required, callBack: unproven}
                  unavailable: {login: open, order: closed}
                  restrict: {atLevel: HIGH, networks: TOR}
                default: {decide: CHALLENGE, require: [[emailCode]], noMethod: DENY, reason: why not}
                rules:
                  - name: both
                    on: [order, withdrawal]
                    when: risk.level >= HIGH
                    decide: HOLD
                    require: [[passkey, emailCode], [phoneCall]]
                    reason: because
            """, "other.yaml");

        PolicyVersion version = file.versions().getFirst();
        assertThat(file.name()).isEqualTo("bank");
        assertThat(version.effectiveFrom()).isEqualTo(Instant.parse("2025-05-09T09:00:00Z"));
        assertThat(version.description()).isEqualTo("evening");
        assertThat(version.settings())
                .isEqualTo(new Settings(
                        Duration.ofDays(7),
                        Duration.ofHours(48),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        new Settings.Calls(true, Settings.CallBack.UNPROVEN),
                        Set.of(Operation.LOGIN),
                        Settings.Restrict.atLevel(Risk.Level.HIGH, Set.of(Network.Kind.TOR)),
                        Settings.Notices.DEFAULT,
                        Settings.Surveillance.DEFAULT));
        assertThat(version.fallback().ruling(true, null))
                .isEqualTo(new Ruling(
                        Decision.CHALLENGE,
                        "default",
                        List.of(List.of(Method.EMAIL_CODE)),
                        Decision.DENY,
                        false,
                        "why not",
                        null));
        assertThat(version.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.on()).containsExactlyInAnyOrder(Operation.ORDER, Operation.WITHDRAWAL);
            assertThat(rule.when()).hasToString("risk.level >= HIGH");
            assertThat(rule.ruling(true, null))
                    .isEqualTo(new Ruling(
                            Decision.HOLD,
                            "both",
                            List.of(List.of(Method.PASSKEY, Method.EMAIL_CODE), List.of(Method.PHONE_CALL)),
                            Decision.HOLD,
                            false,
                            "because",
                            null));
        });
    }

    @Test
    void whatIsLeftOutKeepsItsDefault() {
        PolicyFile file =
                PolicyFile.parse("effectiveFrom: 2025-01-01T00:00:00Z\ndefault: DENY", "/etc/sekisho/bank.prod.yaml");

        assertThat(file.name()).isEqualTo("bank.prod");
        PolicyVersion version = file.versions().getFirst();
        assertThat(version.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(version.rules()).isEmpty();
        assertThat(version.settings().openWhenUnavailable(Operation.LOGIN)).isFalse();
    }

    @Test
    void anEmptyListOfNetworksRestrictsByLevelOnly() {
        PolicyVersion version = PolicyFile.parse("""
            effectiveFrom: 2025-01-01T00:00:00Z
            default: ALLOW
            settings: {restrict: {networks: []}}
            """, "bank.yaml").versions().getFirst();

        Settings.Restrict restrict = version.settings().restrict();
        assertThat(restrict.applies(Operation.LOGIN, Assurance.LOW, Risk.Level.HIGH, Network.Kind.TOR))
                .isFalse();
        assertThat(restrict.applies(Operation.LOGIN, Assurance.LOW, Risk.Level.CRITICAL, Network.Kind.UNLISTED))
                .isTrue();
    }

    @Test
    void aTableSaysWhatAnOperationNeedsFromALevelOn() {
        Settings.Restrict restrict = PolicyFile.parse("""
            effectiveFrom: 2025-01-01T00:00:00Z
            default: ALLOW
            settings:
              restrict:
                networks: []
                assurance:
                  withdrawal: {MEDIUM: substantial, CRITICAL: high}
            """, "bank.yaml")
                .versions()
                .getFirst()
                .settings()
                .restrict();

        assertThat(restrict.needed(Operation.WITHDRAWAL, Risk.Level.LOW)).isEqualTo(Assurance.LOW);
        assertThat(restrict.needed(Operation.WITHDRAWAL, Risk.Level.HIGH)).isEqualTo(Assurance.SUBSTANTIAL);
        assertThat(restrict.needed(Operation.WITHDRAWAL, Risk.Level.CRITICAL)).isEqualTo(Assurance.HIGH);
        assertThat(restrict.needed(Operation.LOGIN, Risk.Level.HIGH))
                .as("not named: as by default")
                .isEqualTo(Assurance.LOW);
        assertThat(restrict.applies(Operation.WITHDRAWAL, Assurance.LOW, Risk.Level.MEDIUM, Network.Kind.UNLISTED))
                .isTrue();
        assertThat(restrict.applies(
                        Operation.WITHDRAWAL, Assurance.SUBSTANTIAL, Risk.Level.HIGH, Network.Kind.UNLISTED))
                .isFalse();
    }

    @Test
    void relayableMethodsAreRestrictedAtCriticalAndFromNetworksThatHideTheirOrigin() {
        Settings.Restrict restrict = Settings.DEFAULT.restrict();

        assertThat(restrict.applies(Operation.LOGIN, Assurance.LOW, Risk.Level.HIGH, Network.Kind.UNLISTED))
                .isFalse();
        assertThat(restrict.applies(Operation.LOGIN, Assurance.LOW, Risk.Level.LOW, Network.Kind.VPN))
                .isTrue();
        assertThat(restrict.applies(Operation.LOGIN, Assurance.SUBSTANTIAL, Risk.Level.CRITICAL, Network.Kind.UNLISTED))
                .isTrue();
        assertThat(restrict.applies(Operation.LOGIN, Assurance.HIGH, Risk.Level.CRITICAL, Network.Kind.TOR))
                .isFalse();
    }

    @Test
    void jsonIsRead() {
        PolicyFile file = PolicyFile.parse("""
            {
            \t"name": "bank",
            \t"effectiveFrom": "2025-05-09T18:00:00+09:00",
            \t"default": "ALLOW",
            \t"rules": [
            \t\t{"name": "大口出金", "on": ["withdrawal"], "when": "withdrawal.amountJpy > 500000",
            \t\t "decide": "CHALLENGE", "require": [["emailCode"]]}
            \t]
            }
            """, "body");

        assertThat(file.versions()
                        .getFirst()
                        .rule(Situations.withdrawal("500001", "JPY").build())
                        .rule())
                .isEqualTo("大口出金");
    }

    @Test
    void aJsonErrorHasItsLineToo() {
        assertThat(catchThrowable(() -> PolicyFile.parse(
                        "{\"effectiveFrom\": \"2025-05-09T18:00:00+09:00\",\n \"default\": 5}", "body")))
                .hasMessage("body:2: default: \"5\" is none of ALLOW, CHALLENGE, HOLD, DENY");
    }

    @Test
    void theExampleOfTheDocumentationLoads() throws IOException {
        String documentation = Files.readString(Path.of("../docs/policies.md"));
        int start = documentation.indexOf("```yaml\n") + 8;
        String example = documentation.substring(start, documentation.indexOf("```", start));

        assertThat(PolicyFile.parse(example, "policies.md")
                        .versions()
                        .getFirst()
                        .rules())
                .hasSize(2);
    }
}
