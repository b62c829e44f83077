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

/** What is held is released once, or not at all. */
@Tag("slow")
class HoldTest {

    private static final String POLICY = """
        name: holding
        effectiveFrom: 2000-01-01T00:00:00+09:00
        default: ALLOW
        rules:
          - name: withdrawals are held
            on: withdrawal
            when: withdrawal.todayJpy > 0
            decide: HOLD
            require: [[emailCode]]
          - name: orders are held
            on: order
            when: risk.score >= 0.0
            decide: HOLD
        """;

    @TempDir
    private static Path folder;

    private static Mailbox mailbox;
    private static RunningServer server;
    private static Brokerage brokerage;
    private static Api analyst;

    @BeforeAll
    static void start() throws IOException {
        mailbox = Mailbox.open();
        Path policy = Files.writeString(folder.resolve("holding.yaml"), POLICY);
        Path hosting = Files.writeString(folder.resolve("hosting"), "192.0.2.0/24\n");
        server = RunningServer.start(
                "SEKISHO_SMTP_URL",
                mailbox.url(),
                "SEKISHO_POLICY",
                policy.toString(),
                "SEKISHO_NETWORK_LISTS",
                "hosting=" + hosting);
        brokerage = server.brokerage();
        analyst = Staff.person(brokerage.api(), "aoki", "analyst");
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.close();
    }

    private static Customer customer() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        return customer;
    }

    private static Request withdrawal(Customer customer, String yen) {
        return Request.withdrawal(customer.account(), HOME, yen).session("s-1");
    }

    private static Reply repeated(Request request, String hold) {
        return brokerage.assess(request.with("releases", hold));
    }

    private static Reply settle(String hold, String how) {
        return analyst.post("/v1/holds/" + hold + "/" + how, Map.of("note", "called back"));
    }

    private static String state(String account) {
        return analyst.get("/v1/holds?account=" + account).is(200).text("/holds/0/state");
    }

    @Test
    void releasedByAnAnalystItGoesOnOnce() {
        Customer customer = customer();
        Reply held = brokerage.assess(withdrawal(customer, "1000")).decides("HOLD");
        String hold = held.text("/hold");
        Reply still = repeated(withdrawal(customer, "1000"), hold).decides("HOLD");
        assertThat(still.text("/hold")).isEqualTo(hold);
        assertThat(still.reasons()).contains("HOLD_NOT_RELEASED");
        Reply released = settle(hold, "release").is(200);
        assertThat(released.text("/state")).isEqualTo("released");
        assertThat(released.text("/settledBy")).isEqualTo("aoki");
        assertThat(released.text("/operation/amount")).isEqualTo("1000");
        Reply other = repeated(withdrawal(customer, "1001"), hold).decides("DENY");
        assertThat(other.reasons()).contains("HOLD_OF_ANOTHER");
        Reply allowed = repeated(withdrawal(customer, "1000.0"), hold).decides("ALLOW");
        assertThat(allowed.reasons()).contains("HOLD_RELEASED");
        assertThat(brokerage.replay(allowed.text("/id")).is(200).text("/same")).isEqualTo("true");
        assertThat(repeated(withdrawal(customer, "1000"), hold).decides("DENY").reasons())
                .contains("HOLD_USED");
        Reply listed = analyst.get("/v1/holds?state=used&account=" + customer.account())
                .is(200);
        assertThat(listed.text("/holds/0/usedBy")).isEqualTo(allowed.text("/id"));
        settle(hold, "deny").is(409);
    }

    @Test
    void ofManyAtOnceOnBothServersOneGoesOn() {
        Customer customer = customer();
        String hold = brokerage.assess(withdrawal(customer, "5000")).text("/hold");
        settle(hold, "release").is(200);
        try (RunningServer second = server.another()) {
            List<Reply> replies = AtOnce.call(
                    20,
                    i -> () -> (i % 2 == 0 ? brokerage : second.brokerage())
                            .assess(withdrawal(customer, "5000").with("releases", hold)));
            assertThat(replies)
                    .extracting(Reply::decision)
                    .containsOnlyOnce("ALLOW")
                    .containsOnly("ALLOW", "DENY");
        }
    }

    @Test
    void aPassedChallengeReleasesIt() {
        Customer customer = customer();
        Reply held = brokerage.assess(withdrawal(customer, "2000")).decides("HOLD");
        customer.passes(held.challenge(), HOME, mailbox);
        assertThat(analyst.get("/v1/holds?account=" + customer.account()).text("/holds/0/settledBy"))
                .isEqualTo("customer");
        repeated(withdrawal(customer, "2000"), held.text("/hold")).decides("ALLOW");
        repeated(withdrawal(customer, "2000"), held.text("/hold")).decides("DENY");
    }

    @Test
    void deniedItsChallengeIsOver() {
        Customer customer = customer();
        Reply held = brokerage.assess(withdrawal(customer, "2000")).decides("HOLD");
        brokerage.startCode(held.challenge(), HOME).is(200);
        String code = mailbox.next(customer.email()).code();
        settle(held.text("/hold"), "deny").is(200);
        assertThat(brokerage.challenge(held.challenge()).text("/status")).isEqualTo("failed");
        Reply answered = brokerage.answerCode(held.challenge(), code, HOME);
        assertThat(answered.body()).doesNotContain("\"proof\"");
        assertThat(state(customer.account())).isEqualTo("denied");
    }

    @Test
    void releasedByTheCustomerAndThenDeniedItsProofIsVoid() {
        Customer customer = customer();
        Reply held = brokerage.assess(withdrawal(customer, "2000")).decides("HOLD");
        String proof = customer.passes(held.challenge(), HOME, mailbox).text("/proof");
        settle(held.text("/hold"), "deny").is(200);
        brokerage.consume(proof).is(409);
        assertThat(brokerage.challenge(held.challenge()).has("/proof")).isFalse();
    }

    @Test
    void settledByAnAnalystItsChallengeApprovesNothing() {
        Customer customer = customer();
        Reply held = brokerage.assess(withdrawal(customer, "2000")).decides("HOLD");
        settle(held.text("/hold"), "release").is(200);
        brokerage.startCode(held.challenge(), HOME).is(409);
    }

    @Test
    void itsProofServesOnlyWhileItIsReleased() {
        Customer customer = customer();
        Reply released = brokerage.assess(withdrawal(customer, "2000")).decides("HOLD");
        String proof = customer.passes(released.challenge(), HOME, mailbox).text("/proof");
        brokerage.consume(proof).is(200);
        Reply used = brokerage.assess(withdrawal(customer, "2001")).decides("HOLD");
        String late = customer.passes(used.challenge(), HOME, mailbox).text("/proof");
        repeated(withdrawal(customer, "2001"), used.text("/hold")).decides("ALLOW");
        brokerage.consume(late).is(409);
        Reply open = brokerage.assess(withdrawal(customer, "2002")).decides("HOLD");
        Reply relayed = customer.passes(open.challenge(), HOME.at("192.0.2.9"), mailbox);
        assertThat(brokerage.consume(relayed.text("/proof")).is(409).body()).contains("the hold is open");
    }

    @Test
    void aCodeThatMayBeRelayedReleasesNothing() {
        Customer customer = customer();
        Client hidden = HOME.at("192.0.2.9");
        Reply held = brokerage.assess(withdrawal(customer, "2000")).decides("HOLD");
        Reply passed = customer.passes(held.challenge(), hidden, mailbox);
        assertThat(passed.text("/restricted")).isEqualTo("true");
        assertThat(state(customer.account())).isEqualTo("open");
        repeated(withdrawal(customer, "2000"), held.text("/hold")).decides("HOLD");
    }

    @Test
    void whatWouldNotReleaseItIsNotAskedFor() {
        Customer customer = customer();
        Request withdrawal = Request.withdrawal(customer.account(), HOME.at("192.0.2.9"), "2000")
                .session("s-1");
        Reply held = brokerage.assess(withdrawal).decides("HOLD");
        assertThat(held.json().has("challenge")).isFalse();
        assertThat(held.reasons()).contains("NO_METHOD");
        settle(held.text("/hold"), "release").is(200);
        repeated(withdrawal, held.text("/hold")).decides("ALLOW");
    }

    @Test
    void anOrderIsRepeatedAtAFreshPrice() {
        Customer customer = customer();
        Request order = Request.order(customer.account(), HOME).session("s-1");
        String hold = brokerage.assess(order).decides("HOLD").text("/hold");
        settle(hold, "release").is(200);
        Request dearer = Request.order(customer.account(), HOME).session("s-1").price("13.05");
        repeated(dearer, hold).decides("ALLOW");
    }

    @Test
    void deniedExpiredUnknownOrAnotherAccountsItIsRefused() {
        Customer customer = customer();
        String denied = brokerage.assess(withdrawal(customer, "10")).text("/hold");
        settle(denied, "deny").is(200);
        assertThat(repeated(withdrawal(customer, "10"), denied).decides("DENY").reasons())
                .contains("HOLD_DENIED");
        settle(denied, "release").is(409);
        assertThat(repeated(withdrawal(customer, "10"), "hold_unknown")
                        .decides("DENY")
                        .reasons())
                .contains("HOLD_UNKNOWN");
        String open = brokerage.assess(withdrawal(customer, "20")).text("/hold");
        settle(open, "release").is(200);
        assertThat(repeated(withdrawal(customer(), "20"), open).decides("DENY").reasons())
                .contains("HOLD_UNKNOWN");
        analyst.post("/v1/holds/hold_unknown/release").is(404);
    }

    @Test
    void itExpires() {
        Customer customer = customer();
        String open = brokerage.assess(withdrawal(customer, "30")).text("/hold");
        server.clock().forward(Duration.ofHours(24).plusSeconds(1));
        assertThat(repeated(withdrawal(customer, "30"), open).decides("DENY").reasons())
                .contains("HOLD_EXPIRED");
        assertThat(state(customer.account())).isEqualTo("expired");
        settle(open, "release").is(409);
        assertThat(analyst.get("/v1/holds?state=open&account=" + customer.account())
                        .json()
                        .at("/holds"))
                .isEmpty();
    }

    @Test
    void suspendingFreezesWhatIsHeld() {
        Customer customer = customer();
        String open = brokerage.assess(withdrawal(customer, "40")).text("/hold");
        String released = brokerage.assess(withdrawal(customer, "50")).text("/hold");
        settle(released, "release").is(200);
        analyst.post("/v1/accounts/" + customer.account() + "/suspension", Map.of("reason", "a call"))
                .is(200);
        assertThat(analyst.get("/v1/holds?state=frozen&account=" + customer.account())
                        .texts("/holds", "id"))
                .containsExactlyInAnyOrder(open, released);
        settle(open, "release").is(409);
        assertThat(repeated(withdrawal(customer, "50"), released)
                        .decides("DENY")
                        .reasons())
                .contains("ACCOUNT_SUSPENDED");
        settle(open, "deny").is(200);
    }

    @Test
    void onlyAnalystsAndSupervisorsDecide() {
        Customer customer = customer();
        String hold = brokerage
                .assess(Request.order(customer.account(), ELSEWHERE).session("s-1"))
                .text("/hold");
        Api auditor = Staff.person(brokerage.api(), "mori", "auditor");
        auditor.get("/v1/holds?state=open").is(200);
        auditor.post("/v1/holds/" + hold + "/release").is(403);
        Api shop = Staff.service(brokerage.api(), "shop", "assess");
        shop.post("/v1/holds/" + hold + "/deny").is(403);
        assertThat(analyst.get("/v1/holds?state=lost").is(400).pointers()).containsExactly("?state");
    }
}
