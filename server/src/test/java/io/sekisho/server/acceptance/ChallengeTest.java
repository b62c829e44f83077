package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.CHROME;
import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The mailed code. */
@Tag("slow")
class ChallengeTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite();

    /** A challenged login, its code mailed. */
    private record Asked(Customer customer, Reply login, String challenge, String code) {

        static Asked elsewhere() {
            return of(SITE.brokerage().customerWithHistory());
        }

        static Asked of(Customer customer) {
            Reply login = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
            SITE.brokerage().startCode(login.challenge(), ELSEWHERE).is(200);
            return new Asked(
                    customer,
                    login,
                    login.challenge(),
                    SITE.mailbox().next(customer.email()).code());
        }

        Reply answers(String digits, Client client) {
            return SITE.brokerage().answerCode(challenge, digits, client);
        }
    }

    @Test
    void theMailHasOneCodeNoLinkAndWhatTheCustomerCanCheck() {
        Customer customer = SITE.brokerage().customerWithHistory();
        SITE.brokerage()
                .startCode(customer.logsIn(ELSEWHERE).challenge(), ELSEWHERE)
                .is(200);
        Letter japanese = SITE.mailbox().next(customer.email());
        assertThat(japanese.code()).hasSize(6);
        assertThat(Letter.codes(japanese.html().replaceAll("<style.*?</style>|style=\"[^\"]*\"", "")))
                .containsExactly(japanese.code());
        for (String shown : List.of(japanese.text(), japanese.html())) {
            assertThat(shown).contains("みかんの木", "Firefox 128", "Linux", "確認コード").doesNotContain("://", "href", "www.");
        }
        assertThat(japanese.subject()).contains("確認コード").doesNotContain(japanese.code());

        SITE.brokerage()
                .register(customer.account(), customer.email(), "en", "mandarin tree")
                .is(200);
        SITE.server().clock().forward(Duration.ofSeconds(31));
        SITE.brokerage()
                .startCode(customer.logsIn(ELSEWHERE).challenge(), ELSEWHERE)
                .is(200);
        Letter english = SITE.mailbox().next(customer.email());
        assertThat(english.text()).contains("mandarin tree", "Verification code", "Firefox 128", "Login");
        assertThat(english.code()).isNotEqualTo(japanese.code());
    }

    @Test
    void aCodeAnsweredFromAnotherClientDoesNotComplete() {
        Asked asked = Asked.elsewhere();
        for (Client other : List.of(ELSEWHERE.at("198.51.100.1"), ELSEWHERE.using(CHROME), ELSEWHERE.at("8.8.8.8"))) {
            Reply carried = asked.answers(asked.code(), other).is(200);
            assertThat(carried.text("/status")).isEqualTo("pending");
            assertThat(carried.text("/reason")).isEqualTo("otherClient");
            assertThat(carried.text("/attemptsLeft")).isEqualTo("3");
            assertThat(carried.has("/proof")).isFalse();
        }
        Reply status = SITE.brokerage().challenge(asked.challenge()).is(200);
        assertThat(status.texts("/history", "what").getFirst()).contains("another network or browser");
        // The customer hears of it, once.
        Letter told = SITE.mailbox().next(asked.customer().email());
        assertThat(told.subject()).contains("別の端末");
        assertThat(told.text()).contains("偽物").doesNotContain(asked.code()).doesNotContain("http");
        assertThat(SITE.mailbox().to(asked.customer().email())).hasSize(2);
        // Another address of the same network is the same client (mobile providers rotate).
        assertThat(asked.answers(asked.code(), ELSEWHERE.at("203.0.113.10")).text("/status"))
                .isEqualTo("passed");
    }

    @Test
    void aCodeIsGoodOnce() {
        Asked asked = Asked.elsewhere();
        assertThat(asked.answers(asked.code(), ELSEWHERE).text("/status")).isEqualTo("passed");
        asked.answers(asked.code(), ELSEWHERE).is(409);
        SITE.brokerage().startCode(asked.challenge(), ELSEWHERE).is(409);
        Reply kept = SITE.brokerage().challenge(asked.challenge()).is(200);
        assertThat(kept.text("/status")).isEqualTo("passed");
        assertThat(kept.has("/proof")).isTrue();
    }

    @Test
    void aCodeIsGoodForItsChallengeOnly() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Asked first = Asked.of(customer);
        Asked second = Asked.of(customer);
        assertThat(second.answers(first.code(), ELSEWHERE).text("/attemptsLeft"))
                .isEqualTo("2");
        assertThat(second.answers(second.code(), ELSEWHERE).text("/status")).isEqualTo("passed");
    }

    @Test
    void answeredRightByManyAtOnceItPassesOnce() {
        Asked asked = Asked.elsewhere();
        List<Reply> replies = AtOnce.call(10, i -> () -> asked.answers(asked.code(), ELSEWHERE));
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).contains(409);
    }

    @Test
    void guessedByManyAtOnceThreeAreLookedAt() {
        Asked asked = Asked.elsewhere();
        List<Reply> replies = AtOnce.call(20, i -> () -> asked.answers(Customer.wrong(asked.code()), ELSEWHERE));
        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies)
                .filteredOn(reply -> reply.text("/status").equals("pending"))
                .hasSize(2);
        assertThat(SITE.brokerage().challenge(asked.challenge()).texts("/history", "what"))
                .containsExactly("wrong answer", "wrong answer", "wrong answer", "code mailed");
        assertThat(asked.answers(asked.code(), ELSEWHERE).text("/status")).isEqualTo("failed");
    }

    @Test
    void anotherCodeMustWaitAndReplacesTheFirst() {
        Asked asked = Asked.elsewhere();
        Reply early = SITE.brokerage().startCode(asked.challenge(), ELSEWHERE).is(429);
        assertThat(Integer.parseInt(early.header("Retry-After").orElse("0"))).isBetween(1, 30);
        SITE.server().clock().forward(Duration.ofSeconds(31));
        Reply again = SITE.brokerage().startCode(asked.challenge(), ELSEWHERE).is(200);
        assertThat(Instant.parse(again.text("/resendAfter")))
                .isAfter(SITE.server().clock().instant());
        String fresh = SITE.mailbox().next(asked.customer().email()).code();
        assertThat(asked.answers(asked.code(), ELSEWHERE).text("/attemptsLeft")).isEqualTo("2");
        assertThat(asked.answers(fresh, ELSEWHERE).text("/status")).isEqualTo("passed");
    }

    @Test
    void anAccountGetsFiveCodesInTenMinutesAndNotManyMore() {
        Customer customer = SITE.brokerage().customerWithHistory();
        int mailed = 0;
        Reply last = SITE.brokerage().startCode(customer.logsIn(ELSEWHERE).challenge(), ELSEWHERE);
        while (last.status() == 200 && mailed < 20) {
            mailed++;
            last = SITE.brokerage().startCode(customer.logsIn(ELSEWHERE).challenge(), ELSEWHERE);
        }
        assertThat(mailed).isBetween(5, 10);
        last.is(429);
        assertThat(Integer.parseInt(last.header("Retry-After").orElse("0"))).isBetween(1, 600);
        SITE.server().clock().forward(Duration.ofMinutes(10));
        SITE.brokerage()
                .startCode(customer.logsIn(ELSEWHERE).challenge(), ELSEWHERE)
                .is(200);
    }

    @Test
    void afterTenWrongAnswersADayCodesAreNoLongerOffered() {
        Customer customer = SITE.brokerage().customerWithHistory();
        int wrong = 0;
        while (wrong < 10) {
            Asked asked = Asked.of(customer);
            for (int i = 0; i < 3 && wrong < 10; i++, wrong++) {
                asked.answers(Customer.wrong(asked.code()), ELSEWHERE).is(200);
            }
        }
        Reply login = customer.logsIn(ELSEWHERE).decides("HOLD");
        assertThat(login.has("/challenge")).isFalse();
        assertThat(login.reasons()).contains("NO_METHOD");
        // The customer at home goes on as usual, and everybody tomorrow.
        customer.logsIn(Client.HOME).decides("ALLOW");
        SITE.server().clock().forward(Duration.ofHours(24).plusMinutes(1));
        assertThat(customer.logsIn(ELSEWHERE).decides("CHALLENGE").body()).contains("emailCode");
    }

    @Test
    void theTenthWrongAnswerEndsTheCodesOfOtherChallengesToo() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Asked waiting = Asked.of(customer);
        for (int i = 0; i < 4; i++) {
            Asked guessed = Asked.of(customer);
            for (int j = 0; j < 3; j++) {
                guessed.answers(Customer.wrong(guessed.code()), ELSEWHERE);
            }
        }
        waiting.answers(waiting.code(), ELSEWHERE).is(409);
    }

    @Test
    void aWaitingGetReturnsWhenTheChallengePasses() throws Exception {
        Asked asked = Asked.elsewhere();
        long start = System.nanoTime();
        List<Callable<Reply>> both =
                List.of(() -> SITE.brokerage().api().get("/v1/challenges/" + asked.challenge() + "?wait=20s"), () -> {
                    Thread.sleep(300);
                    return asked.answers(asked.code(), ELSEWHERE);
                });
        List<Reply> replies = AtOnce.call(2, both::get);
        assertThat(replies.getFirst().is(200).text("/status")).isEqualTo("passed");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        SITE.brokerage()
                .api()
                .get("/v1/challenges/" + asked.challenge() + "?wait=soon")
                .is(400);
        SITE.brokerage()
                .api()
                .get("/v1/challenges/" + asked.challenge() + "?wait=21s")
                .is(400);
    }

    @Test
    void aWaitingGetEndsWhenItsTimeIsOver() {
        Asked asked = Asked.elsewhere();
        long start = System.nanoTime();
        Reply reply = SITE.brokerage()
                .api()
                .get("/v1/challenges/" + asked.challenge() + "?wait=1s")
                .is(200);
        assertThat(reply.text("/status")).isEqualTo("pending");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }

    @Test
    void codesAndChallengesExpire() {
        Asked asked = Asked.elsewhere();
        SITE.server().clock().forward(Duration.ofMinutes(5).plusSeconds(1));
        Reply late = asked.answers(asked.code(), ELSEWHERE).is(200);
        assertThat(late.text("/status")).isIn("pending", "expired");
        assertThat(late.has("/proof")).isFalse();
        assertThat(SITE.brokerage().challenge(asked.challenge()).text("/status"))
                .isEqualTo("pending");
        SITE.server().clock().forward(Duration.ofMinutes(5));
        assertThat(SITE.brokerage().challenge(asked.challenge()).text("/status"))
                .isEqualTo("expired");
        assertThat(asked.answers(asked.code(), ELSEWHERE).is(200).text("/status"))
                .isEqualTo("expired");
        SITE.brokerage().startCode(asked.challenge(), ELSEWHERE).is(409);
    }

    @Test
    void aStartThatWasCarriedOffDoesNotHelpTheOneItWasTakenFrom() {
        // The thief asks for a code; the customer, reading it, answers from home: nothing completes.
        Asked asked = Asked.elsewhere();
        assertThat(asked.answers(asked.code(), Client.HOME).text("/status")).isEqualTo("pending");
        assertThat(SITE.brokerage().challenge(asked.challenge()).has("/proof")).isFalse();
    }

    @Test
    void withoutAMailAddressThereIsNoCodeAndTheLoginIsHeld() {
        String account = "no-contact-1";
        SITE.brokerage().importLogins(account, Client.HOME, 15).is(200);
        Reply login = SITE.brokerage().assess(Request.login(account, ELSEWHERE)).decides("HOLD");
        assertThat(login.reasons()).contains("NO_METHOD");
        assertThat(login.has("/hold")).isTrue();
    }

    @Test
    void otherMethodsAndWrongFieldsAreRefusedByName() {
        Asked asked = Asked.elsewhere();
        SITE.brokerage()
                .api()
                .postText(
                        "/v1/challenges/" + asked.challenge() + "/start",
                        "application/json",
                        "{\"method\":\"passkey\",\"client\":" + ELSEWHERE.json() + "}")
                .is(409);
        Reply none = SITE.brokerage()
                .api()
                .postText("/v1/challenges/" + asked.challenge() + "/answer", "application/json", "{}")
                .is(400);
        assertThat(none.pointers()).contains("/method", "/client");
        Reply noCode = SITE.brokerage()
                .api()
                .postText(
                        "/v1/challenges/" + asked.challenge() + "/answer",
                        "application/json",
                        "{\"method\":\"emailCode\",\"client\":" + ELSEWHERE.json() + "}")
                .is(400);
        assertThat(noCode.pointers()).containsExactly("/code");
        assertThat(SITE.brokerage().challenge(asked.challenge()).text("/attemptsLeft"))
                .isEqualTo("3");
    }
}
