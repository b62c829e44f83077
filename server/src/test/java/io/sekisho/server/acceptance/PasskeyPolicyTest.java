package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static io.sekisho.server.acceptance.PasskeyHolder.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a policy says of passkeys, and what staff do with them. */
@Tag("slow")
class PasskeyPolicyTest {

    private static final String POLICY = """
        name: waiting
        effectiveFrom: 2000-01-01T00:00:00+09:00
        settings:
          passkeyWaits: P3D
        default: ALLOW
        rules:
          - name: passkeys are added by a mailed code
            on: change
            when: change.field == 'passkey'
            decide: CHALLENGE
            require: [[emailCode]]
          - name: withdrawals need a passkey
            on: withdrawal
            when: withdrawal.todayJpy > 0
            decide: CHALLENGE
            require: [[passkey]]
        """;

    @TempDir
    private static Path folder;

    private static Mailbox mailbox;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        mailbox = Mailbox.open();
        Path policy = Files.writeString(folder.resolve("waiting.yaml"), POLICY);
        server = RunningServer.start(
                "SEKISHO_SMTP_URL",
                mailbox.url(),
                "SEKISHO_POLICY",
                policy.toString(),
                "SEKISHO_RP_ID",
                "example.jp",
                "SEKISHO_ORIGINS",
                ORIGIN);
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.close();
    }

    private static PasskeyHolder holder() {
        return new PasskeyHolder(server.brokerage().customerWithHistory(), mailbox);
    }

    private static Authenticator added(PasskeyHolder holder) {
        return holder.registers("phone");
    }

    private static String assurance(PasskeyHolder holder, Authenticator authenticator) {
        Reply withdrawal = holder.customer()
                .brokerage()
                .assess(Request.withdrawal(holder.customer().account(), HOME, "1000")
                        .session("s-money"))
                .decides("CHALLENGE");
        JsonNode options =
                holder.starts(withdrawal.challenge(), HOME).is(200).json().at("/publicKey");
        return holder.answers(withdrawal.challenge(), authenticator.get(options, ORIGIN), HOME)
                .is(200)
                .text("/assurance");
    }

    @Test
    void aNewPasskeyProvesLittleUntilItHasWaited() {
        PasskeyHolder holder = holder();
        Authenticator authenticator = added(holder);
        assertThat(assurance(holder, authenticator)).isEqualTo("low");
        assertThat(holder.shows(authenticator.get(holder.loginOptions(), ORIGIN))
                        .is(200)
                        .text("/phishingResistant"))
                .isEqualTo("false");

        server.clock().forward(Duration.ofDays(3));

        assertThat(assurance(holder, authenticator)).isEqualTo("high");
        assertThat(holder.shows(authenticator.get(holder.loginOptions(), ORIGIN))
                        .is(200)
                        .text("/phishingResistant"))
                .isEqualTo("true");
    }

    @Test
    void anAccountWithoutAPasskeyIsHeldWhereOneIsRequired() {
        PasskeyHolder holder = holder();
        Reply held = holder.customer()
                .brokerage()
                .assess(Request.withdrawal(holder.customer().account(), HOME, "1000")
                        .session("s-money"))
                .decides("HOLD");
        assertThat(held.reasons()).contains("NO_METHOD");
    }

    @Test
    void aPasskeyAddedJustBeforeAnOrderIsEvidence() {
        PasskeyHolder holder = holder();
        added(holder);
        Reply order = holder.customer()
                .brokerage()
                .assess(Request.order(holder.customer().account(), HOME).session("s-order"));
        assertThat(order.reasons()).contains("PASSKEY_CHANGED");
    }

    @Test
    void aSupervisorRemovesAPasskeyInTheConsoleAndAnAnalystDoesNot() {
        PasskeyHolder holder = holder();
        added(holder);
        String id = server.api().get(holder.path()).texts("/passkeys", "id").getFirst();
        String page = "/console/accounts/" + holder.customer().account();
        String form = page + "/passkeys/" + id + "/removal";
        ConsoleVisitor analyst = ConsoleVisitor.signedIn(server, "aoki", "analyst");
        assertThat(analyst.get(page).body()).contains("phone").doesNotContain(form);
        assertThat(analyst.post(form, Map.of("reason", "thief's")).statusCode()).isEqualTo(403);
        ConsoleVisitor supervisor = ConsoleVisitor.signedIn(server, "sato", "supervisor");
        assertThat(supervisor.get(page).body()).contains(form);

        assertThat(supervisor.post(form, Map.of("reason", "thief's")).statusCode())
                .isEqualTo(303);

        assertThat(server.api().get(holder.path()).texts("/passkeys", "id")).isEqualTo(List.of());
        assertThat(mailbox.next(holder.customer().email()).subject()).contains("削除");
    }
}
