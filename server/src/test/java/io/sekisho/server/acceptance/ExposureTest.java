package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Accounts whose password and PIN strangers have, until both are changed. */
@Tag("slow")
class ExposureTest {

    private static final String PHISHER = "hibari-exposed.example";

    @RegisterExtension
    static final MailedSite SITE = new MailedSite("SEKISHO_ORIGINS", "https://www.hibari.co.jp");

    private static Brokerage brokerage;
    private static Api analyst;

    @BeforeAll
    static void keys() {
        brokerage = SITE.brokerage();
        analyst = Staff.person(brokerage.api(), "aoki", "analyst");
    }

    private static JsonNode exposure(String account) {
        for (JsonNode exposure : analyst.get("/v1/exposures").is(200).json().at("/exposures")) {
            if (exposure.path("account").asString().equals(account)) {
                return exposure;
            }
        }
        throw new AssertionError(account + " is not listed");
    }

    private static boolean listed(String account) {
        return analyst.get("/v1/exposures")
                .is(200)
                .texts("/exposures", "account")
                .contains(account);
    }

    /** Exposed credentials alone do not change themselves: a code is asked for. */
    private static void changes(Customer customer, String field) {
        Reply change = brokerage
                .assess(Request.change(customer.account(), HOME, field).session("s-" + customer.account()))
                .decides("CHALLENGE");
        customer.passes(change.challenge(), HOME, SITE.mailbox());
    }

    @Test
    void anUploadPutsAccountsUnderRequiredChangesUntilBothSecretsAreChanged() {
        Customer customer = brokerage.customerWithHistory();
        long before = analyst.get("/v1/exposures").json().at("/changed").asLong();
        String lines = """
            {"account":"%s","source":"list found by the police","seenAt":"2025-03-20T09:00:00+09:00"}
            {"account":"","source":"x"}

            {"account":"%s","source":"again"}
            nonsense
            """.formatted(customer.account(), customer.account());
        Reply taken = Staff.service(brokerage.api(), "importer", "import")
                .postText("/v1/exposures", "application/x-ndjson", lines)
                .is(200);
        assertThat(taken.text("/accepted")).isEqualTo("1");
        assertThat(taken.text("/duplicates")).isEqualTo("1");
        assertThat(taken.texts("/refused", "line")).containsExactly("2", "5");

        Letter letter = SITE.mailbox().next(customer.email());
        assertThat(letter.subject()).contains("パスワードと暗証番号を変更してください");
        assertThat(letter.text()).contains("みかんの木").doesNotContain("http", "www.");
        assertThat(letter.html()).doesNotContain("href", "http");
        await().until(() -> exposure(customer.account()).path("mailed").booleanValue());
        assertThat(brokerage
                        .api()
                        .get("/v1/accounts/" + customer.account())
                        .is(200)
                        .json()
                        .at("/requiredChanges")
                        .toString())
                .contains("password", "pin");

        Reply login = customer.logsIn(HOME, "s-" + customer.account());
        assertThat(login.reasons()).contains("CREDENTIALS_EXPOSED");
        changes(customer, "password");
        await().until(() -> exposure(customer.account()).has("passwordChangedAt"));
        assertThat(exposure(customer.account()).has("changedAt")).isFalse();
        assertThat(customer.logsIn(HOME).reasons()).contains("CREDENTIALS_EXPOSED");
        changes(customer, "pin");
        await().until(() -> exposure(customer.account()).has("changedAt"));
        assertThat(customer.logsIn(HOME).reasons()).doesNotContain("CREDENTIALS_EXPOSED");
        assertThat(analyst.get("/v1/exposures").json().at("/changed").asLong()).isEqualTo(before + 1);
        assertThat(analyst.get("/v1/exposures?state=open").texts("/exposures", "account"))
                .doesNotContain(customer.account());
    }

    @Test
    void aLoginOfABrowserThatWasOnAFakePageWithinTheHourExposesItsAccount() {
        Customer customer = brokerage.customerWithHistory();
        Customer wrong = brokerage.customerWithHistory();
        Customer bystander = brokerage.customerWithHistory();
        Customer later = brokerage.customerWithHistory();
        // The test's own address: what the beacon's request comes from.
        Client here = HOME.at("127.0.0.1").using("Mozilla/5.0 (lured)");
        visitsFakePage(here.userAgent());

        Reply login = customer.logsIn(here);
        assertThat(login.reasons()).contains("PHISHING_PAGE_SEEN");
        brokerage.assess(Request.login(wrong.account(), here, "failure")).is(200);
        assertThat(bystander.logsIn(here.using("Mozilla/5.0 (another)")).reasons())
                .doesNotContain("PHISHING_PAGE_SEEN");
        await().until(() -> listed(customer.account()));
        assertThat(exposure(customer.account()).path("source").asString()).isEqualTo("beacon: " + PHISHER);
        // A wrong password shows that its sender does not have it: else anybody could list anybody.
        assertThat(listed(wrong.account())).isFalse();
        assertThat(listed(bystander.account())).isFalse();
        assertThat(brokerage
                        .api()
                        .post("/v1/assessments/" + login.text("/id") + "/replay")
                        .is(200)
                        .text("/same"))
                .isEqualTo("true");

        SITE.server().clock().forward(Duration.ofMinutes(61));
        assertThat(later.logsIn(here).reasons()).doesNotContain("PHISHING_PAGE_SEEN");
    }

    private static void visitsFakePage(String userAgent) {
        String report = "{\"host\":\"" + PHISHER + "\",\"path\":\"/login\"}";
        HttpRequest request = HttpRequest.newBuilder(brokerage.api().base().resolve("/v1/beacon"))
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("User-Agent", userAgent)
                .header("Origin", "https://" + PHISHER)
                .POST(HttpRequest.BodyPublishers.ofString(report))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(204);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPageCannotReportAnothersHost() throws Exception {
        String report = "{\"host\":\"victim.example\",\"path\":\"/\"}";
        HttpRequest request = HttpRequest.newBuilder(brokerage.api().base().resolve("/v1/beacon"))
                .header("Content-Type", "text/plain")
                .header("Origin", "https://elsewhere.example")
                .POST(HttpRequest.BodyPublishers.ofString(report))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(204);
        }
        analyst.get("/v1/phishing-sites/victim.example").is(404);
    }

    @Test
    void theListIsExportedAsATableThatNoSpreadsheetTakesForFormulas() throws Exception {
        analyst.post("/v1/exposures", Map.of("account", "=cmd()", "source", "a, \"b\""))
                .is(200);
        HttpRequest request = HttpRequest.newBuilder(analyst.base().resolve("/v1/exposures"))
                .header("Authorization", "Bearer " + analyst.key())
                .header("Accept", "text/csv")
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> csv = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
            assertThat(csv.body())
                    .startsWith(
                            "account,source,seenAt,listedAt,by,mailedAt,passwordChangedAt,pinChangedAt,changedAt\r\n")
                    .contains("'=cmd(),\"a, \"\"b\"\"\",");
        }
    }

    @Test
    void anAccountNobodyHeardOfIsExposedAllTheSame() {
        analyst.post("/v1/exposures", Map.of("account", "never-seen-1", "source", "dark web"))
                .is(200);

        assertThat(exposure("never-seen-1").path("mailed").booleanValue()).isFalse();
        assertThat(brokerage.assess(Request.login("never-seen-1", HOME)).reasons())
                .contains("CREDENTIALS_EXPOSED");
    }

    @Test
    void whoMayListAndRead() {
        for (String scope : List.of("assess", "accounts", "auditor")) {
            Staff.service(brokerage.api(), "some " + scope, scope)
                    .post("/v1/exposures", Map.of("account", "a", "source", "x"))
                    .is(403);
        }
        Staff.service(brokerage.api(), "some import", "import")
                .get("/v1/exposures")
                .is(403);
        Staff.service(brokerage.api(), "an auditor", "auditor")
                .get("/v1/exposures")
                .is(200);
        analyst.get("/v1/exposures?state=none").is(400);
        analyst.get("/v1/exposures?after=none").is(400);
        analyst.post("/v1/exposures", Map.of("account", "a")).is(400);
    }
}
