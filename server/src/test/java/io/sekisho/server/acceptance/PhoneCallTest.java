package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A challenge passed by a call that a cloud telephony provider carries. */
@Tag("slow")
class PhoneCallTest {

    private static final String ATTESTED = "TN-Validation-Passed-A";

    @RegisterExtension
    static final CallSite SITE = new CallSite("");

    private final Provider provider = SITE.provider();

    private record Waiting(String challenge, String match, String callId) {}

    private static Waiting waiting(Customer customer) {
        String challenge = customer.logsIn(ELSEWHERE).decides("CHALLENGE").challenge();
        Reply started = SITE.startCall(challenge).is(200);
        return new Waiting(challenge, started.text("/match"), started.text("/callId"));
    }

    private static String wrong(String match) {
        return match.equals("00") ? "01" : "00";
    }

    private static Reply state(Waiting waiting) {
        return SITE.brokerage().challenge(waiting.challenge()).is(200);
    }

    @Test
    void whoeverCallsFromTheRegisteredNumberAndKeysTheDigitsPasses() {
        String phone = CallSite.phone();
        Customer customer = SITE.customer(phone);
        String challenge = customer.logsIn(ELSEWHERE).decides("CHALLENGE").challenge();
        Reply started = SITE.startCall(challenge).is(200);
        assertThat(started.text("/status")).isEqualTo("pending");
        assertThat(started.text("/call")).isEqualTo(CallSite.NUMBER);
        assertThat(started.text("/callFrom")).startsWith("+81 90-••••-").endsWith(phone.substring(9));
        assertThat(started.text("/match")).matches("[0-9]{2}");
        CompletableFuture<Reply> held = CompletableFuture.supplyAsync(
                () -> SITE.server().api().get("/v1/challenges/" + challenge + "?wait=20s"));

        provider.call(phone)
                .says("language=\"ja-JP\"")
                .says("ログイン")
                .keys(started.text("/match"))
                .says("確認が完了しました")
                .isOver()
                .hangsUp();

        Reply passed = held.join().is(200);
        assertThat(passed.text("/status")).isEqualTo("passed");
        assertThat(passed.text("/assurance")).isEqualTo("low");
        assertThat(passed.has("/proof")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "TN-Validation-Passed-A, substantial",
        "TN-Validation-Passed-B, low",
        "TN-Validation-Passed-A-Diverted, low",
        "TN-Validation-Failed-A, low"
    })
    void whatStandsBehindTheNumberSaysHowMuchIsProven(String verstat, String assurance) {
        String phone = CallSite.phone();
        Waiting waiting = waiting(SITE.customer(phone));

        provider.call(phone, verstat).keys(waiting.match()).says("確認が完了しました");

        assertThat(state(waiting).text("/assurance")).isEqualTo(assurance);
    }

    @Test
    void threeWrongDigitsOverAllCallsFailTheChallenge() {
        String phone = CallSite.phone();
        Waiting waiting = waiting(SITE.customer(phone));
        String wrong = wrong(waiting.match());

        provider.call(phone).keys(wrong).says("番号が違います").hangsUp();
        assertThat(state(waiting).text("/attemptsLeft")).isEqualTo("2");
        provider.call(phone)
                .keys(wrong)
                .says("番号が違います")
                .keys(wrong)
                .says("規定の回数")
                .isOver();

        assertThat(state(waiting).text("/status")).isEqualTo("failed");
        provider.call(phone).says("受付は終了").isOver();
    }

    @Test
    void aRequestThatComesTwiceCountsOnce() {
        String phone = CallSite.phone();
        Waiting waiting = waiting(SITE.customer(phone));
        String wrong = wrong(waiting.match());

        Provider.Dialled call = provider.call(phone).again("").says("2桁の番号");
        call.keys(wrong).again(wrong).again(wrong).says("番号が違います");
        assertThat(state(waiting).text("/attemptsLeft")).isEqualTo("2");

        call.keys(waiting.match()).again(waiting.match()).says("確認が完了しました");
        assertThat(state(waiting).text("/status")).isEqualTo("passed");
    }

    @Test
    void wrongDigitsFromAnUnprovenNumberDoNotUseUpTheAccountsOtherMethods() {
        String phone = CallSite.phone();
        Customer customer = SITE.customer(phone);
        for (String verstat : new String[] {"", ATTESTED}) {
            for (int i = 0; i < 4; i++) {
                Waiting waiting = waiting(customer);
                String wrong = wrong(waiting.match());
                provider.call(phone, verstat)
                        .keys(wrong)
                        .keys(wrong)
                        .keys(wrong)
                        .says("規定の回数");
            }
            Reply next = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
            assertThat(next.json().at("/challenge/methods").toString())
                    .isEqualTo(verstat.isEmpty() ? "[\"phoneCall\",\"emailCode\"]" : "[\"phoneCall\"]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+266696687", "anonymous", ""})
    void aWithheldNumberIsToldToShowItself(String from) {
        provider.call(from).says("番号を通知して").isOver();
    }

    @Test
    void aCallThatNobodyWaitsForIsToldSoRecordedAndWeighsNothing() {
        String phone = CallSite.phone();
        Customer customer = SITE.customer(phone);
        String before = customer.logsIn(HOME).decides("ALLOW").text("/risk/score");
        long calls = SITE.server().count("SELECT count(*) FROM call_log WHERE outcome = 'NOTHING_WAITED'");

        for (int i = 0; i < 5; i++) {
            provider.call(phone)
                    .says("お待ちしているお手続きはございません")
                    .says("停止をご希望の場合は、サポート窓口へお電話ください")
                    .isOver()
                    .hangsUp();
        }

        assertThat(customer.logsIn(HOME).decides("ALLOW").text("/risk/score")).isEqualTo(before);
        assertThat(SITE.server().count("SELECT count(*) FROM call_log WHERE outcome = 'NOTHING_WAITED'"))
                .isEqualTo(calls + 5);
        assertThat(SITE.server().tablesWith(phone)).isEmpty();
        assertThat(SITE.server().tablesWith(phone.substring(3))).isEmpty();
    }

    @Test
    void whereSeveralWaitForOneNumberTheCallerNamesHis() {
        String phone = CallSite.phone();
        Waiting first = waiting(SITE.customer(phone));
        Waiting second = waiting(SITE.customer(phone));
        assertThat(first.callId()).isNotEqualTo(second.callId());

        provider.call(phone)
                .says("2桁の受付番号")
                .keys(second.callId())
                .says("ログイン")
                .keys(second.match())
                .says("確認が完了しました");

        assertThat(state(second).text("/status")).isEqualTo("passed");
        assertThat(state(first).text("/status")).isEqualTo("pending");
        provider.call(phone).says("ログイン").keys(first.match()).says("確認が完了しました");
    }

    @Test
    void whoCallsTooLateIsToldSo() {
        String phone = CallSite.phone();
        Customer customer = SITE.customer(phone);
        Waiting waiting = waiting(customer);
        Provider.Dialled begun = provider.call(phone).says("ログイン");
        SITE.server().clock().forward(Duration.ofMinutes(11));

        begun.keys(waiting.match()).says("受付は終了").isOver();
        provider.call(phone).says("受付は終了").isOver();
        assertThat(state(waiting).text("/status")).isEqualTo("expired");
        SITE.server().clock().forward(Duration.ofHours(2));
        waiting(SITE.customer(CallSite.phone()));
        provider.call(phone).says("お待ちしているお手続きはございません");
    }

    @Test
    void aNumberJustChangedIsNotUsedAndTheEarlierOneIsTold() {
        String phone = CallSite.phone();
        String strange = CallSite.phone();
        Customer customer = SITE.customer(phone);
        SITE.register(customer, strange).is(200);
        Letter told = SITE.mailbox().next(customer.email());
        assertThat(told.subject()).contains("電話番号が変更されました");
        assertThat(told.text())
                .contains(phone.substring(9), strange.substring(9))
                .doesNotContain(phone, strange);

        Waiting waiting = waiting(customer);
        assertThat(state(waiting).text("/callFrom")).endsWith(phone.substring(9));
        provider.call(strange).says("お待ちしているお手続きはございません");
        provider.call(phone).keys(waiting.match()).says("確認が完了しました");
    }

    @Test
    void analystsSeeTheCallsOfAnAccountMasked() {
        String phone = CallSite.phone();
        Customer customer = SITE.customer(phone);
        provider.call(phone).isOver();
        Waiting waiting = waiting(customer);
        provider.call(phone).keys(waiting.match()).says("確認が完了しました");

        String page = ConsoleVisitor.signedIn(SITE.server(), "aoki", "analyst")
                .get("/console/accounts/" + customer.account())
                .body();

        assertThat(page)
                .contains("nothing waited", "approved", "number as claimed", "+81 90-••••-" + phone.substring(9))
                .doesNotContain(phone);
    }

    @Test
    void startingAgainShowsTheSameDigitsAndHttpAnswersNothing() {
        Customer customer = SITE.customer(CallSite.phone(), CallSite.phone());
        Waiting waiting = waiting(customer);
        Reply again = SITE.startCall(waiting.challenge()).is(200);
        assertThat(again.text("/match")).isEqualTo(waiting.match());
        assertThat(again.json().at("/callFromAlso").size()).isEqualTo(1);

        ObjectNode answer =
                Json.MAPPER.createObjectNode().put("method", "phoneCall").put("code", waiting.match());
        answer.set("client", ELSEWHERE.json());
        Reply refused = SITE.server()
                .api()
                .post("/v1/challenges/" + waiting.challenge() + "/answer", answer)
                .is(409);
        assertThat(refused.text("/detail")).contains("answered on the telephone");
        assertThat(state(waiting).text("/attemptsLeft")).isEqualTo("3");
    }

    @Test
    void anAccountWithoutTelephoneIsOfferedSomethingElse() {
        Customer customer = SITE.customer();
        Reply asked = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
        assertThat(asked.json().at("/challenge/methods").toString()).isEqualTo("[\"emailCode\"]");
        SITE.startCall(asked.challenge()).is(409);
    }

    @Test
    void onlyTheProviderMaySayWhatHappensOnACall() {
        Provider.Dialled call = provider.call(CallSite.phone());
        assertThat(call.statusSignedBy("token-of-somebody-else")).isEqualTo(403);
        assertThat(provider.send(Provider.URL, Map.of("From", "+819012345678"), Provider.TOKEN)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anEnglishCustomerIsSpokenToInEnglish() {
        String phone = CallSite.phone();
        Customer customer = SITE.customer(phone);
        SITE.server()
                .api()
                .put(
                        "/v1/accounts/" + customer.account(),
                        Json.MAPPER.createObjectNode().put("language", "en"))
                .is(200);
        Waiting waiting = waiting(customer);

        provider.call(phone)
                .says("language=\"en-US\"")
                .says("A login, from a computer")
                .keys(waiting.match())
                .says("You have confirmed it");
    }

    @Test
    void outsideTheHoursAnotherMethodIsOfferedAndACallIsToldSo() {
        try (RunningServer shut = hours(6, 7);
                RunningServer open = hours(-1, 1)) {
            Customer customer = shut.brokerage().customerWithHistory();
            Reply asked = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
            assertThat(asked.json().at("/challenge/methods").toString()).isEqualTo("[\"emailCode\"]");
            assertThat(open.brokerage()
                            .customerWithHistory()
                            .logsIn(ELSEWHERE)
                            .is(200)
                            .body())
                    .contains("phoneCall");
            new Provider(shut)
                    .call("+819012341234")
                    .says("ただいまの時間は電話認証を受け付けておりません")
                    .isOver();
        }
    }

    /** From and until, in hours from now. */
    private static RunningServer hours(int from, int until) {
        LocalTime now = SITE.server()
                .clock()
                .instant()
                .atZone(ZoneId.of("Asia/Tokyo"))
                .toLocalTime()
                .truncatedTo(ChronoUnit.MINUTES);
        return SITE.server().another("SEKISHO_CALL_HOURS", now.plusHours(from) + "-" + now.plusHours(until));
    }

    @Test
    void anUnprovenCallAtCriticalRiskLetsTheSessionLookOnly() {
        String phone = CallSite.phone();
        Customer customer = SITE.customer(phone);
        customer.logsIn(HOME).decides("ALLOW");
        for (int i = 0; i < 12; i++) {
            SITE.brokerage().assess(Request.login(customer.account(), ELSEWHERE.at("8.8.8.8"), "failure"));
        }
        Client abroad = ELSEWHERE.at("8.8.8.8").using("python-requests/2.32.3");
        Reply asked = customer.logsIn(abroad, "s-abroad").decides("CHALLENGE");
        assertThat(asked.level()).isEqualTo("CRITICAL");
        Reply started = SITE.startCall(asked.challenge(), abroad).is(200);

        provider.call(phone).keys(started.text("/match")).says("確認が完了しました");

        Reply passed = SITE.brokerage().challenge(asked.challenge());
        assertThat(passed.text("/assurance")).isEqualTo("low");
        assertThat(passed.text("/restricted")).isEqualTo("true");
        SITE.brokerage()
                .assess(Request.withdrawal(customer.account(), abroad, "1000").session("s-abroad"))
                .decides("HOLD");
    }
}
