package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.CHROME;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What looks odd and is legal all the same. */
@Tag("slow")
class OddInputTest {

    private static RunningServer server;
    private static Brokerage brokerage;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        brokerage = server.brokerage();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void userAgentsOfAnyLengthAndContentAreJudged() {
        Customer customer = brokerage.customerWithHistory();
        String[] agents = {"x".repeat(10 * 1024), CHROME + "\r\tX-Evil: 1\u0007\u001b[31m", "'; DROP"};
        for (String agent : agents) {
            Reply reply = customer.logsIn(HOME.using(agent)).is(200);
            assertThat(brokerage.replay(reply.text("/id")).text("/same")).isEqualTo("true");
        }
        customer.logsIn(HOME).decides("ALLOW");
    }

    @Test
    void aUserAgentWithANulIsRefusedByName() {
        Customer customer = brokerage.customer();
        Reply reply = customer.logsIn(HOME.using("Mozilla\u0000")).is(400);
        assertThat(reply.pointers()).containsExactly("/client/userAgent");
    }

    @Test
    void unknownFieldsAreIgnoredAndPartsOfOtherTypesNotRead() {
        Customer customer = brokerage.customer();
        ObjectNode request =
                (ObjectNode) Request.login(customer.account(), HOME).json();
        request.put("mood", "good").putObject("order").put("side", 5);
        ((ObjectNode) request.get("client")).put("shoes", "brown");
        brokerage.api().post("/v1/assessments", request).decides("ALLOW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "2001:db8::9", "::ffff:203.0.113.9", "127.0.0.1", "10.0.0.1", "255.255.255.255"})
    void anyAddressIsAnAddress(String ip) {
        brokerage.customer().logsIn(HOME.at(ip)).decides("ALLOW");
    }

    @Test
    void thePastHasNoBound() {
        String account = brokerage.customer().account();
        Reply past = brokerage.assess(Request.login(account, HOME).time(Instant.parse("1999-12-31T23:59:59Z")));
        assertThat(past.decision()).isIn("ALLOW", "CHALLENGE");
        assertThat(brokerage.replay(past.text("/id")).text("/same")).isEqualTo("true");
    }

    @Test
    void anAccountComesIntoBeingWithItsFirstAssessmentAndIsNotLockedOut() {
        Reply reply = brokerage.assess(Request.login("never/heard of", HOME)).decides("ALLOW");
        assertThat(reply.text("/account")).isEqualTo("never/heard of");
        brokerage.account("never%2Fheard%20of").is(200);
    }

    @Test
    void aSessionNeverSeenIsLegalAndASignal() {
        Customer customer = brokerage.customerWithHistory();
        Reply order = brokerage.assess(Request.order(customer.account(), HOME).session("never-seen"));
        assertThat(order.reasons()).as(order.body()).contains("SESSION_UNKNOWN");
    }

    @Test
    void aFailedLoginIsAnsweredAllowAndGetsNoToken() {
        Customer customer = brokerage.customerWithHistory();
        for (int i = 0; i < 4; i++) {
            Reply failed = brokerage
                    .assess(Request.login(customer.account(), HOME, "failure"))
                    .decides("ALLOW");
            assertThat(failed.device()).isNull();
        }
        Reply attempt = brokerage
                .assess(Request.login(customer.account(), HOME, "attempt"))
                .decides("ALLOW");
        assertThat(attempt.device()).isNull();
        // Four times wrong and then right is what people do.
        customer.logsIn(HOME).decides("ALLOW");
    }

    @Test
    void brokenLinesOfAnImportAreRefusedByNumberAndTheOthersLearned() {
        String account = brokerage.customer().account();
        Instant past = server.clock().instant().minus(Duration.ofDays(3));
        String good = Request.login(account, HOME).id("line-1").time(past).toString();
        String other = Request.login(account, HOME)
                .id("line-2")
                .time(past.plusSeconds(60))
                .toString();
        String labelled = Request.login(account, Client.ELSEWHERE)
                .id("line-3")
                .time(past.plusSeconds(90))
                .with("label", "takeover")
                .toString();
        String lines = String.join(
                "\n",
                good,
                "{\"type\":\"login\"",
                other,
                "{\"type\":\"login\",\"account\":\"" + account + "\"}",
                "x".repeat(70 * 1024),
                Request.login(account, HOME)
                        .time(server.clock().instant().plus(Duration.ofDays(2)))
                        .toString(),
                labelled,
                good);
        Reply imported = brokerage.importLines(lines).is(200);
        assertThat(imported.text("/accepted")).as(imported.body()).isEqualTo("3");
        assertThat(imported.text("/duplicates")).isEqualTo("1");
        assertThat(imported.texts("/refused", "line")).containsExactly("2", "4", "5", "6");
        // What is labelled a takeover is not learned as the customer's own.
        assertThat(brokerage.account(account).text("/logins")).isEqualTo("2");
        Reply again = brokerage.importLines(good + "\n" + other).is(200);
        assertThat(again.text("/accepted")).isEqualTo("0");
        assertThat(brokerage.account(account).text("/logins")).isEqualTo("2");
    }

    @Test
    void wrongContactsAreRefusedByNameAndNothingIsKept() {
        ObjectNode wrong =
                Json.MAPPER.createObjectNode().put("email", "not an address").put("language", "fr");
        wrong.putArray("phones").add("0901234");
        Reply reply =
                brokerage.api().put("/v1/accounts/never-registered", wrong).is(400);
        assertThat(reply.pointers()).containsExactlyInAnyOrder("/email", "/language", "/phones");
        brokerage.account("never-registered").is(404);
    }
}
