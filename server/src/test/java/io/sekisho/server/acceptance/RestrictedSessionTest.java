package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A relayable factor passed where a relay is likely lets its session look, no more. */
@Tag("slow")
class RestrictedSessionTest {

    @TempDir
    private static Path folder;

    private static Mailbox mailbox;
    private static RunningServer server;
    private static Brokerage brokerage;

    @BeforeAll
    static void start() throws IOException {
        mailbox = Mailbox.open();
        String lists = "hosting=" + list("hosting", "192.0.2.0/24") + ",vpn=" + list("vpn", "198.51.100.0/25") + ",tor="
                + list("tor", "198.51.100.128/25");
        server = RunningServer.start("SEKISHO_SMTP_URL", mailbox.url(), "SEKISHO_NETWORK_LISTS", lists);
        brokerage = server.brokerage();
    }

    private static Path list(String name, String network) throws IOException {
        return Files.writeString(folder.resolve(name), network + "\n");
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.close();
    }

    private static List<Request> operations(Customer customer, Client client) {
        return List.of(
                Request.order(customer.account(), client),
                Request.withdrawal(customer.account(), client, "1000"),
                Request.change(customer.account(), client, "email"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.9", "198.51.100.9", "198.51.100.200"})
    void aCodePassedFromAHiddenNetworkRestricts(String ip) {
        Customer customer = brokerage.customerWithHistory();
        // The usual browser, so that only the network is odd.
        Client hidden = HOME.at(ip);
        Reply asked = customer.logsIn(hidden, "s-hidden").decides("CHALLENGE");
        Reply passed = customer.passes(asked.challenge(), hidden, mailbox);
        assertThat(passed.text("/assurance")).isEqualTo("low");
        assertThat(passed.text("/restricted")).isEqualTo("true");
        for (Request operation : operations(customer, hidden)) {
            Reply held = brokerage.assess(operation.session("s-hidden")).decides("HOLD");
            assertThat(held.reasons()).contains("SESSION_RESTRICTED");
            assertThat(held.has("/hold")).isTrue();
        }
        // The owner's own session at home is not touched.
        customer.logsIn(HOME, "s-home").decides("ALLOW");
        Reply own = brokerage.assess(
                Request.withdrawal(customer.account(), HOME, "1000").session("s-home"));
        own.decides("ALLOW");
    }

    @Test
    void aCodePassedAtCriticalRiskRestricts() {
        Customer customer = brokerage.customerWithHistory();
        // At home a minute ago, and now in another country with another machine, another language and other hours.
        customer.logsIn(HOME).decides("ALLOW");
        for (int i = 0; i < 12; i++) {
            brokerage.assess(Request.login(customer.account(), ELSEWHERE.at("8.8.8.8"), "failure"));
        }
        Client abroad = ELSEWHERE.at("8.8.8.8").using("python-requests/2.32.3");
        Reply asked = customer.logsIn(abroad, "s-abroad").decides("CHALLENGE");
        assertThat(asked.level()).as(asked.body()).isEqualTo("CRITICAL");
        Reply passed = customer.passes(asked.challenge(), abroad, mailbox);
        assertThat(passed.text("/restricted")).isEqualTo("true");
        Reply held = brokerage
                .assess(Request.withdrawal(customer.account(), abroad, "1000").session("s-abroad"))
                .decides("HOLD");
        assertThat(held.reasons()).contains("SESSION_RESTRICTED");
        // Its token has become nobody's own.
        customer.logsIn(abroad.with(asked.device())).decides("CHALLENGE");
    }

    @Test
    void aSessionWhoseChallengeIsNotPassedMayDoNothing() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(ELSEWHERE, "s-pending").decides("CHALLENGE");
        for (Request operation : operations(customer, ELSEWHERE)) {
            Reply held = brokerage.assess(operation.session("s-pending")).decides("HOLD");
            assertThat(held.reasons()).contains("SESSION_PENDING");
        }
    }

    @Test
    void anUnrestrictedSessionGoesOn() {
        Customer customer = brokerage.customerWithHistory();
        Reply asked = customer.logsIn(ELSEWHERE, "s-full").decides("CHALLENGE");
        Reply passed = customer.passes(asked.challenge(), ELSEWHERE, mailbox);
        assertThat(passed.text("/restricted")).as(asked.body()).isEqualTo("false");
        Reply order = brokerage.assess(Request.order(customer.account(), ELSEWHERE.with(asked.device()))
                .session("s-full"));
        assertThat(order.reasons()).doesNotContain("SESSION_RESTRICTED", "SESSION_PENDING");
    }

    @Test
    void aRestrictedSessionCoolsOff() {
        Customer customer = brokerage.customerWithHistory();
        Client hidden = HOME.at("192.0.2.77");
        Reply asked = customer.logsIn(hidden, "s-cooling").decides("CHALLENGE");
        customer.passes(asked.challenge(), hidden, mailbox);
        Request withdrawal =
                Request.withdrawal(customer.account(), hidden, "1000").session("s-cooling");
        brokerage.assess(withdrawal).decides("HOLD");
        server.clock().forward(Duration.ofHours(24));
        assertThat(brokerage.assess(withdrawal).reasons()).doesNotContain("SESSION_RESTRICTED");
    }

    @Test
    void anAnalystLiftsARestriction() {
        Api analyst = Staff.person(brokerage.api(), "hara", "analyst");
        Customer customer = brokerage.customerWithHistory();
        Client hidden = HOME.at("192.0.2.78");
        Reply asked = customer.logsIn(hidden, "s-lifted").decides("CHALLENGE");
        customer.passes(asked.challenge(), hidden, mailbox);
        Request withdrawal =
                Request.withdrawal(customer.account(), hidden, "1000").session("s-lifted");
        brokerage.assess(withdrawal).decides("HOLD");
        String path = "/v1/accounts/" + customer.account() + "/restrictions/lift";
        Map<String, String> lift = Map.of("session", "s-lifted", "reason", "called back, on business in Osaka");

        analyst.post(path, Map.of("session", "s-other", "reason", "none")).is(404);
        assertThat(analyst.post(path, lift).is(200).text("/entry")).isEqualTo("full");
        analyst.post(path, lift).is(409);

        assertThat(brokerage.assess(withdrawal).reasons()).doesNotContain("SESSION_RESTRICTED");
    }
}
