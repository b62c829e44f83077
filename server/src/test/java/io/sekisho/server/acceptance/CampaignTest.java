package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What many customers are told: to change their secrets, and a public warning. */
@Tag("slow")
class CampaignTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite("SEKISHO_MAIL_FROM", "ひばり証券 <info@hibari.example>");

    private static Brokerage brokerage;
    private static Api supervisor;
    private static Api analyst;

    @BeforeAll
    static void keys() {
        brokerage = SITE.brokerage();
        supervisor = Staff.person(brokerage.api(), "sato", "supervisor");
        analyst = Staff.person(brokerage.api(), "aoki", "analyst");
    }

    private static Reply progress(String id) {
        return analyst.get("/v1/campaigns/" + id).is(200);
    }

    private static void awaits(String id, String field, long count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> progress(id).json().path(field).asLong() == count);
    }

    /** What the brokerage's own pages are to show. */
    private static List<String> recommended(Customer customer) {
        JsonNode account = brokerage
                .api()
                .get("/v1/accounts/" + customer.account())
                .is(200)
                .json();
        return account.path("recommendedChanges")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void theChosenCustomersAreMailedAndCountedOnceTheyHaveChanged() {
        Customer customer = brokerage.customerWithHistory();
        Customer other = brokerage.customerWithHistory();
        String id = supervisor
                .post(
                        "/v1/campaigns",
                        Map.of(
                                "name",
                                "2025年3月のお願い",
                                "fields",
                                List.of("password"),
                                "accounts",
                                List.of(customer.account(), other.account(), customer.account(), "nobody-1")))
                .is(201)
                .text("/id");

        Letter letter = SITE.mailbox().next(customer.email());
        assertThat(letter.subject()).isEqualTo("【ひばり証券】パスワードの変更をお勧めします");
        assertThat(letter.text()).contains("みかんの木", "ブックマーク").doesNotContain("http", "暗証番号");
        awaits(id, "mailed", 2);
        assertThat(progress(id).text("/addressed")).isEqualTo("3");
        assertThat(progress(id).text("/noAddress")).isEqualTo("1");
        assertThat(progress(id).text("/changed")).isEqualTo("0");

        assertThat(recommended(customer)).containsExactly("password");
        customer.logsIn(HOME, "c-1").decides("ALLOW");
        Reply change = brokerage.assess(
                Request.change(customer.account(), HOME, "password").session("c-1"));
        brokerage.assess(Request.change(other.account(), HOME, "pin").session("c-2"));
        if (change.decision().equals("CHALLENGE")) {
            customer.passes(change.challenge(), HOME, SITE.mailbox());
        }
        awaits(id, "changed", 1);
        assertThat(recommended(customer)).isEmpty();
        assertThat(recommended(other)).as("another secret was changed").containsExactly("password");
        assertThat(supervisor.get("/v1/campaigns").is(200).texts("/campaigns", "id"))
                .contains(id);
    }

    @Test
    void everybodyIsAddressedLittleByLittleAndTwoServersMailEachOnce() {
        String lines = IntStream.range(0, 300)
                .mapToObj(i -> Request.login("bulk-" + i, HOME)
                        .time(SITE.server().clock().instant().minus(Duration.ofDays(2)))
                        .toString())
                .reduce("", (all, line) -> all + line + "\n");
        brokerage.api().postText("/v1/imports", "application/x-ndjson", lines).is(200);
        brokerage.register("bulk-7", "bulk7@example.jp", "en", null).is(200);
        try (RunningServer another = SITE.server().another()) {
            String id = supervisor
                    .post(
                            "/v1/campaigns",
                            Map.of("name", "all", "fields", List.of("password", "pin"), "accounts", "all"))
                    .is(201)
                    .text("/id");
            Letter letter = SITE.mailbox().next("bulk7@example.jp");
            assertThat(letter.subject()).isEqualTo("[ひばり証券] We recommend changing your password and PIN");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !progress(id).json().path("addressing").asBoolean() && left(id) == 0);
            assertThat(progress(id).json().path("addressed").asLong()).isGreaterThanOrEqualTo(301);
            assertThat(SITE.mailbox().to("bulk7@example.jp")).hasSize(1);
            assertThat(another.api().get("/v1/campaigns/" + id).text("/everyone"))
                    .isEqualTo("true");
        }
    }

    private static long left(String id) {
        var json = progress(id).json();
        return json.path("addressed").asLong()
                - json.path("mailed").asLong()
                - json.path("noAddress").asLong();
    }

    @Test
    void aStoppedCampaignMailsNobodyAnyMore() {
        String id = supervisor
                .post("/v1/campaigns", Map.of("name", "x", "fields", List.of("pin"), "accounts", List.of("nobody-2")))
                .text("/id");

        assertThat(supervisor.post("/v1/campaigns/" + id + "/stop").is(200).has("/stoppedAt"))
                .isTrue();
        supervisor.post("/v1/campaigns/none/stop").is(404);
        supervisor.get("/v1/campaigns/none").is(404);
    }

    @Test
    void whatIsNoCampaignIsRefusedByField() {
        assertThat(supervisor
                        .post("/v1/campaigns", Map.of("name", "", "fields", List.of("email"), "accounts", "some"))
                        .is(400)
                        .pointers())
                .containsExactlyInAnyOrder("/name", "/fields", "/accounts");
        supervisor
                .post("/v1/campaigns", Map.of("name", "x", "fields", List.of(), "accounts", "all"))
                .is(400);
        analyst.post("/v1/campaigns", Map.of("name", "x", "fields", List.of("pin"), "accounts", "all"))
                .is(403);
    }

    @Test
    void aWarningIsReadByAnyPageWhileItIsOn() {
        Api anybody = brokerage.api().withKey(null);
        assertThat(anybody.get("/v1/warning").is(200).text("/active")).isEqualTo("false");
        analyst.put("/v1/warning", Map.of("ja", "注意", "en", "Beware")).is(403);
        supervisor.put("/v1/warning", Map.of("ja", "注意")).is(400);
        supervisor.put("/v1/warning", Map.of("ja", "古い", "en", "Old")).is(200);
        supervisor
                .put("/v1/warning", Map.of("ja", "偽のメールにご注意ください。", "en", "Beware of fake mails."))
                .is(200);

        Reply told = anybody.get("/v1/warning").is(200);
        assertThat(told.text("/ja")).isEqualTo("偽のメールにご注意ください。");
        assertThat(told.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(told.header("Cache-Control")).hasValue("public, max-age=30");
        Customer customer = brokerage.customerWithHistory();
        Reply login = customer.logsIn(Client.ELSEWHERE).decides("CHALLENGE");
        assertThat(page(login.text("/challenge/url"))).contains("偽のメールにご注意ください。", "重要なお知らせ");

        supervisor.delete("/v1/warning").is(204);
        assertThat(anybody.get("/v1/warning").is(200).has("/ja")).isFalse();
        assertThat(page(login.text("/challenge/url"))).doesNotContain("偽のメール");
        assertThat(SITE.server().count("SELECT count(*) FROM public_warning WHERE ended_by = 'sato'"))
                .isEqualTo(2);
    }

    private static String page(String path) {
        return new ConsoleVisitor(SITE.server()).reading("ja").get(path).body();
    }
}
