package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same id is decided once, however often, wherever and however nearly at once it comes. */
@Tag("slow")
class IdempotencyTest {

    private static final String JSON = "application/json";
    private static final int CALLERS = 50;

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

    private static long rows(String account) {
        return server.count("SELECT count(*) FROM assessment WHERE account = '" + account + "'");
    }

    private static long version(String account) {
        return server.count("SELECT version FROM account WHERE id = '" + account + "'");
    }

    @Test
    void theSameRequestGetsTheSameAnswerAndItsDeviceTokenAgain() {
        Customer customer = brokerage.customerWithHistory();
        Request login = Request.login(customer.account(), HOME).id("again-1");
        Reply first = brokerage.assess(login).decides("ALLOW");
        long version = version(customer.account());
        Reply second = brokerage.assess(login).is(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.device()).startsWith("dv1.");
        assertThat(version(customer.account())).isEqualTo(version);
        // A lost answer does no harm: the recovered token is good.
        customer.logsIn(HOME.with(second.device())).decides("ALLOW");
        // Also later, when the account has moved on.
        assertThat(brokerage.assess(login).json()).isEqualTo(first.json());
    }

    @Test
    void aChallengeIsOfferedOnceHoweverOftenItIsAskedFor() {
        Customer customer = brokerage.customerWithHistory();
        Request login = Request.login(customer.account(), ELSEWHERE).id("again-challenged");
        Reply first = brokerage.assess(login).decides("CHALLENGE");
        assertThat(brokerage.assess(login).json()).isEqualTo(first.json());
        assertThat(server.count("SELECT count(*) FROM challenge WHERE account = '" + customer.account() + "'"))
                .isEqualTo(1);
    }

    @Test
    void otherContentUnderTheSameIdIsAConflict() {
        Customer customer = brokerage.customer();
        brokerage.assess(Request.login(customer.account(), HOME).id("other-1")).is(200);
        brokerage
                .assess(Request.login(customer.account(), ELSEWHERE).id("other-1"))
                .is(409);
        brokerage
                .assess(Request.login(customer.account(), HOME, "failure").id("other-1"))
                .is(409);
        brokerage
                .assess(Request.login(customer.account(), HOME).id("other-1").session("s"))
                .is(409);
        brokerage
                .assess(Request.login(brokerage.customer().account(), HOME).id("other-1"))
                .is(409);
        // Another device token is other content, though tokens are not kept.
        brokerage
                .assess(Request.login(customer.account(), HOME.with("dv1." + "A".repeat(43)))
                        .id("other-1"))
                .is(409);
        assertThat(rows(customer.account())).isEqualTo(1);
    }

    @Test
    void orderOfFieldsAndWhitespaceAreNotContent() {
        String account = brokerage.customer().account();
        String token = "dv1." + "B".repeat(43);
        Reply first = brokerage
                .api()
                .postText("/v1/assessments", JSON, """
                    {"id":"order-1","type":"login","account":"%s","client":{"ip":"%s","userAgent":"x","device":"%s"},
                    "login":{"result":"success"},"extra":1}\
                    """.formatted(account, HOME.ip(), token))
                .is(200);
        Reply second = brokerage
                .api()
                .postText("/v1/assessments", JSON, """
                    { "login" : {"result":"success"},
                      "extra":1, "client":{"device":"%s", "userAgent":"\\u0078", "ip":"%s"},
                    \t"account":"%s", "type":"login", "id":"order-1"}
                    """.formatted(token, HOME.ip(), account))
                .is(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void fiftyAtOnceAreDecidedOnce() {
        Customer customer = brokerage.customerWithHistory();
        long before = version(customer.account());
        Request login = Request.login(customer.account(), HOME).id("at-once-1");
        List<Reply> replies = AtOnce.call(CALLERS, i -> () -> brokerage.assess(login));
        assertThat(replies).allSatisfy(reply -> assertThat(reply.decision()).isEqualTo("ALLOW"));
        assertThat(replies)
                .extracting(Reply::json)
                .containsOnly(replies.getFirst().json());
        assertThat(rows(customer.account())).isEqualTo(1);
        assertThat(version(customer.account())).isEqualTo(before + 1);
    }

    @Test
    void fiftyAtOnceFromTwoServersAreDecidedOnce() {
        Customer customer = brokerage.customerWithHistory();
        long before = version(customer.account());
        Request login = Request.login(customer.account(), ELSEWHERE).id("at-once-2");
        try (RunningServer other = server.another()) {
            Brokerage there = other.brokerage();
            List<Reply> replies = AtOnce.call(CALLERS, i -> () -> (i % 2 == 0 ? brokerage : there).assess(login));
            assertThat(replies).allSatisfy(reply -> assertThat(reply.decision()).isEqualTo("CHALLENGE"));
            assertThat(replies)
                    .extracting(Reply::json)
                    .containsOnly(replies.getFirst().json());
        }
        assertThat(rows(customer.account())).isEqualTo(1);
        assertThat(version(customer.account())).isEqualTo(before + 1);
        assertThat(server.count("SELECT count(*) FROM challenge WHERE account = '" + customer.account() + "'"))
                .isEqualTo(1);
    }

    @Test
    void ofTwoContentsUnderOneIdAtOnceOneIsDecidedAndTheOtherAConflict() {
        Customer customer = brokerage.customerWithHistory();
        List<Reply> replies = AtOnce.call(
                CALLERS,
                i -> () -> brokerage.assess(Request.login(customer.account(), i % 2 == 0 ? HOME : ELSEWHERE)
                        .id("at-once-3")));
        assertThat(replies).extracting(Reply::status).containsOnly(200, 409);
        assertThat(replies.stream().filter(reply -> reply.status() == 200).map(Reply::json))
                .hasSize(CALLERS / 2)
                .allMatch(json -> json.equals(replies.stream()
                        .filter(reply -> reply.status() == 200)
                        .findFirst()
                        .orElseThrow()
                        .json()));
        assertThat(rows(customer.account())).isEqualTo(1);
    }

    @Test
    void differentIdsOfOneAccountAtOnceAreAllDecided() {
        Customer customer = brokerage.customerWithHistory();
        long before = version(customer.account());
        List<Reply> replies = AtOnce.call(
                CALLERS,
                i -> () ->
                        brokerage.assess(Request.login(customer.account(), HOME).id("crowd-" + i)));
        assertThat(replies).allSatisfy(reply -> assertThat(reply.decision()).isEqualTo("ALLOW"));
        assertThat(rows(customer.account())).isEqualTo(CALLERS);
        assertThat(version(customer.account())).isEqualTo(before + CALLERS);
        assertThat(brokerage.account(customer.account()).text("/logins")).isEqualTo(String.valueOf(15 + CALLERS));
    }
}
