package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers on one database stay correct, though each keeps accounts in its memory. */
@Tag("slow")
class TwoServersTest {

    private static final int LOGINS = 400;
    private static final int AT_ONCE = 8;

    private static RunningServer first;
    private static RunningServer second;

    @BeforeAll
    static void start() {
        first = RunningServer.start();
        second = first.another();
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    private static Brokerage brokerage(int i) {
        return (i % 2 == 0 ? first : second).brokerage();
    }

    @Test
    void oneAccountHammeredFromBothLosesNothing() {
        Customer customer = first.brokerage().customerWithHistory();
        String account = customer.account();
        long before = first.count("SELECT version FROM account WHERE id = '" + account + "'");

        AtOnce.call(AT_ONCE, worker -> () -> {
            for (int i = worker; i < LOGINS; i += AT_ONCE) {
                brokerage(i / AT_ONCE + worker)
                        .assess(Request.login(account, HOME).id("hammer-" + i))
                        .decides("ALLOW");
            }
            return worker;
        });

        assertThat(first.count("SELECT version FROM account WHERE id = '" + account + "'"))
                .isEqualTo(before + LOGINS);
        assertThat(first.count("SELECT count(*) FROM assessment WHERE account = '" + account + "'"))
                .isEqualTo(LOGINS);
        // No two decisions on the same memory.
        assertThat(first.count("SELECT count(DISTINCT version) FROM assessment WHERE account = '" + account + "'"))
                .isEqualTo(LOGINS);
        assertThat(first.count("SELECT max(version) - min(version) FROM assessment WHERE account = '" + account + "'"))
                .isEqualTo(LOGINS - 1);
        for (RunningServer server : List.of(first, second)) {
            assertThat(server.brokerage().account(account).text("/logins")).isEqualTo(String.valueOf(15 + LOGINS));
        }
        assertReplaysAgree(account);
    }

    private static void assertReplaysAgree(String account) {
        Set<Long> seen = new TreeSet<>();
        for (int i = 0; i < LOGINS; i++) {
            // Each replayed by the server that may not have decided it.
            Reply replay = brokerage(i).replay("hammer-" + i).is(200);
            assertThat(replay.text("/same")).as(replay.body()).isEqualTo("true");
            if (i % 10 == 0) {
                seen.add(brokerage(i)
                        .assessment("hammer-" + i)
                        .is(200)
                        .json()
                        .at("/seen/logins")
                        .asLong());
            }
        }
        assertThat(seen).hasSize(LOGINS / 10);
        assertThat(LongStream.rangeClosed(15, 15 + LOGINS - 1).boxed()).containsAll(seen);
        assertThat(brokerage(0).account(account).json().at("/devices")).isNotEmpty();
    }

    @Test
    void whatOneServerLearnedTheOtherKnowsAtOnce() {
        Customer customer = first.brokerage().customerWithHistory();
        Reply here = customer.logsIn(HOME).decides("ALLOW");
        Reply there = second.brokerage()
                .assess(Request.login(customer.account(), HOME.with(here.device())))
                .decides("ALLOW");
        assertThat(there.reasons()).contains("DEVICE_KNOWN");
        // And back: the first has an older memory of the account in its cache.
        Reply back = customer.logsIn(HOME.with(there.device())).decides("ALLOW");
        assertThat(back.reasons()).contains("DEVICE_KNOWN");
    }

    @Test
    void aDeviceForgottenOnOneServerIsUnknownOnTheOther() {
        Customer customer = first.brokerage().customerWithHistory();
        String token = second.brokerage()
                .assess(Request.login(customer.account(), HOME))
                .decides("ALLOW")
                .device();
        first.brokerage()
                .api()
                .delete("/v1/accounts/" + customer.account() + "/devices")
                .is(204);
        Reply after = second.brokerage().assess(Request.login(customer.account(), HOME.with(token)));
        assertThat(after.reasons()).as(after.body()).doesNotContain("DEVICE_KNOWN");
    }

    @Test
    void aChallengeOfferedByOneServerIsPassedOnTheOther() {
        Customer customer = first.brokerage().customerWithHistory();
        Reply asked = customer.logsIn(Client.ELSEWHERE).decides("CHALLENGE");
        assertThat(second.brokerage().challenge(asked.challenge()).is(200).text("/status"))
                .isEqualTo("pending");
        second.brokerage().startCode(asked.challenge(), Client.ELSEWHERE).is(200);
        assertThat(first.brokerage()
                        .answerCode(asked.challenge(), "12345", Client.ELSEWHERE)
                        .is(200)
                        .text("/attemptsLeft"))
                .isEqualTo("2");
    }
}
