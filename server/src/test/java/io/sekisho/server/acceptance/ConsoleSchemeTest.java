package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.FIREFOX;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.browsing.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A scheme at the console, with and without a browser. Steps are taken last: they change what the pages show. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleSchemeTest {

    private static final String SYMBOL = "T0001";
    private static final String OTHER = "T0002";
    private static final String CASE = "case_scheme";
    private static final String CROWD = "case_crowd";
    private static final String PAGE = "/console/cases/" + CASE + "/scheme";

    /** What becomes of an order is told by its value. */
    private static final String POLICY = """
        name: by-value
        effectiveFrom: 2000-01-01T00:00:00+09:00
        default: ALLOW
        rules:
          - name: denied
            on: order
            when: order.valueJpy >= 4000000
            decide: DENY
          - name: held
            on: order
            when: order.valueJpy >= 3000000
            decide: HOLD
          - name: challenged
            on: order
            when: order.valueJpy >= 2000000
            decide: CHALLENGE
            require: [[emailCode]]
        """;

    @TempDir
    private static Path folder;

    private static Mailbox mailbox;
    private static RunningServer server;
    private static ConsoleVisitor analyst;
    private static ConsoleVisitor auditor;

    @BeforeAll
    static void accountsThatBuyTheSameThinSymbol() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        mailbox = Mailbox.open();
        server = RunningServer.start("SEKISHO_POLICY", policy.toString(), "SEKISHO_SMTP_URL", mailbox.url());
        analyst = ConsoleVisitor.signedIn(server, "sato", "analyst");
        auditor = ConsoleVisitor.signedIn(server, "inoue", "auditor");
        server.api()
                .send("PUT", "/v1/market", "text/csv", tradingDays().getBytes(StandardCharsets.UTF_8))
                .is(200);
        file(CASE, SYMBOL);
        alert(
                "al_many",
                "CONVERGENCE",
                SYMBOL,
                17.4,
                CASE,
                "{\"accounts\":\"6\",\"windowHours\":\"24\",\"buyersExpected\":\"0.4\"}");
        alert("al_two", "CONVERGENCE", OTHER, 8.2, CASE, "{\"accounts\":\"2\"}");
        alert("al_press", "PRESSURE", SYMBOL, 0, CASE, "{\"share\":\"4.20\",\"rise\":\"1.61\"}");
        alert("al_gain", "BENEFICIARY", SYMBOL, 0, null, gain("120000", "1.65"));
        alert("al_less", "BENEFICIARY", SYMBOL, 0, null, gain("3000", "1.30"));
        alert("al_odd", "HARVEST", "AS9009", 44, null, "{\"accounts\":\"31\",\"usualPerHour\":\"0.20\"}");
        Client proxy = HOME.at("185.220.101.4").using(FIREFOX);
        String first = buys(1, proxy, SYMBOL, "1900000");
        executed(first, "10000");
        buys(2, proxy, SYMBOL, "1000000");
        server.brokerage().register(account(3), "hana@example.jp", "ja", null).is(200);
        buys(3, proxy, SYMBOL, "2500000");
        buys(4, HOME.at("185.220.101.7").using(FIREFOX), SYMBOL, "3500000");
        buys(5, HOME.at("185.220.101.7").using(FIREFOX), SYMBOL, "4500000");
        String last = buys(6, HOME.at("203.0.113.77"), SYMBOL, "3100000");
        member("al_two", account(6), last, 4, 0);
        member("al_two", account(5), buys(5, HOME.at("185.220.101.7"), OTHER, "4100000"), 9, 0);
        member("al_press", "8021-honest", last, 0, 500);
        member("al_gain", "8021-early", last, 9.5, 90000);
        member("al_less", "8021-later", last, 2.5, 2000);
        server.execute("UPDATE alert SET since = (SELECT min(event_time) FROM assessment) - INTERVAL '30 seconds'");
        crowd();
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.close();
    }

    private static String account(int number) {
        return "8021-90000" + number;
    }

    /** An account that logs in, buys, and thereby joins; the order's assessment. */
    private static String buys(int number, Client client, String symbol, String yen) {
        String account = account(number);
        server.clock().forward(Duration.ofSeconds(40));
        server.brokerage()
                .assess(Request.login(account, client).session("s-" + number))
                .is(200);
        Request order = Request.order(account, client).session("s-" + number);
        ((ObjectNode) order.json().get("order"))
                .put("symbol", symbol)
                .put("quantity", String.valueOf(Long.parseLong(yen) / 120))
                .put("price", "120")
                .put("currency", "JPY")
                .put("valueJpy", yen);
        String id = server.brokerage().assess(order).is(200).text("/id");
        if (symbol.equals(SYMBOL)) {
            member("al_many", account, id, 2 + 2 * number, Long.parseLong(yen) / 120);
        }
        return id;
    }

    private static void executed(String order, String quantity) {
        server.api()
                .post("/v1/outcomes", Map.of("assessment", order, "outcome", "executed", "quantity", quantity))
                .is(200);
        server.api()
                .post("/v1/outcomes", Map.of("assessment", order, "outcome", "cancelled"))
                .is(200);
    }

    private static void file(String id, String symbol) {
        server.execute("""
            INSERT INTO case_file (id, account, kind, state, opened_at, summary)
            VALUES ('%s', '%s', 'SCHEME', 'OPEN', now(), '%s')
            """.formatted(id, symbol, "6口座が " + symbol + " を買い付け"));
    }

    private static void alert(
            String id, String kind, String key, double surprise, @Nullable String caseId, String figures) {
        server.execute("""
            INSERT INTO alert (id, kind, key, since, at, surprise, figures, case_id, heard_at)
            VALUES ('%s', '%s', '%s', now(), now() + INTERVAL '5 minutes', %s, '%s', %s, now())
            """.formatted(id, kind, key, surprise, figures, caseId == null ? "NULL" : "'" + caseId + "'"));
    }

    private static String gain(String accumulated, String rise) {
        return """
            {"accumulated":"%s","accumulatedOfUsualDay":"6.00","boughtFrom":"2025-03-03T00:30:00Z","sold":"90000","soldYen":"16200000","rise":"%s"}
            """.strip().formatted(accumulated, rise);
    }

    private static void member(String alert, String account, String assessment, double bits, long units) {
        server.execute("""
            INSERT INTO alert_member (alert, account, assessment, at, bits, units, yen)
            VALUES ('%s', '%s', '%s', (SELECT event_time FROM assessment WHERE id = '%3$s'), %s, %d, %d)
            """.formatted(alert, account, assessment, bits, units, units * 180));
    }

    /** A scheme of more accounts than are told one by one. */
    private static void crowd() {
        file(CROWD, "T0003");
        alert("al_crowd", "CONVERGENCE", "T0003", 60, CROWD, "{}");
        server.execute("""
            INSERT INTO alert_member (alert, account, assessment, at, bits, units, yen)
            SELECT 'al_crowd', '8022-' || n, 'none-' || n, now() + n * INTERVAL '1 second', 9, 100, 12000
            FROM generate_series(1, 1000) n
            """);
    }

    private static String tradingDays() {
        LocalDate today = LocalDate.ofInstant(server.clock().instant(), ZoneOffset.ofHours(9));
        StringBuilder csv = new StringBuilder("symbol,date,close,volume,currency,market\n");
        for (int i = 0; i < 30; i++) {
            csv.append("%s,%s,%d,%d,JPY,XTKS%n"
                    .formatted(SYMBOL, today.minusDays(i), i == 0 ? 168 : 100 + i % 5, i == 0 ? 297_000 : 10_000));
        }
        return csv.toString();
    }

    private static String page(ConsoleVisitor who, String language, String path) {
        var page = who.reading(language).get(path);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private static List<String> log() {
        List<String> log = new ArrayList<>();
        Staff.person(server.api(), "reader", "auditor")
                .get("/v1/cases/" + CASE)
                .json()
                .at("/log")
                .forEach(entry -> log.add(
                        entry.path("by").asString() + " " + entry.path("what").asString() + " "
                                + entry.path("text").asString()));
        return log;
    }

    @Test
    @Order(1)
    void theSchemeTellsWhatWasTriedStoppedAndSlippedThrough() {
        // 10,000 of 15,833 executed, the rest cancelled; 8,333 let through.
        assertThat(page(auditor, "en", PAGE))
                .contains("137,498 shares", "119,165 shares", "18,333 shares", "13.3 %")
                .contains("Executed", "Let through", "Held", "Challenged", "Denied", "Cancelled or failed")
                .contains("13.7 times a usual day", "297,000", "29.7")
                .contains(">6<small>", "8021-honest", "nothing else against it")
                .containsSubsequence("8021-early", "120,000 shares before", "8021-later")
                .contains("by chance once in 200,000 such cases")
                .doesNotContain("<form method=\"post\" action=\"" + PAGE);
        assertThat(page(auditor, "ja", PAGE + "?symbol=" + OTHER)).contains(OTHER, "34,166株", "拒否", "市場データにありません");
    }

    @Test
    @Order(1)
    void theNetworkViewMarksWhatAccountsShare() {
        assertThat(page(auditor, "en", "/console/cases/" + CASE + "/network"))
                .contains("<svg", "3 × 185.220.101.4", "2 × 185.220.101.7", "node address shared")
                .contains("203.0.113.77", "Firefox 128")
                .doesNotContain("style=", "8021-honest");
    }

    @Test
    @Order(1)
    void aSchemeOfAThousandAccountsIsBounded() {
        assertThat(page(auditor, "en", "/console/cases/" + CROWD + "/scheme"))
                .contains(">1,000<small>", "The first 500 of 1,000 accounts", "8022-500<", "less than once in")
                .doesNotContain("8022-501<");
        assertThat(page(auditor, "ja", "/console/cases/" + CROWD + "/network"))
                .contains("最初の200口座", "ほかに800口座", "8022-200<")
                .doesNotContain("8022-201<");
    }

    @Test
    @Order(1)
    void alertsAndCasesLeadToTheScheme() {
        assertThat(page(auditor, "en", "/console/alerts"))
                .contains("Odd logins in numbers", "AS9009", "href=\"" + PAGE + "\"");
        assertThat(page(auditor, "en", "/console/alerts?kind=BENEFICIARY"))
                .contains("sold 90,000 shares")
                .doesNotContain("AS9009");
        assertThat(page(auditor, "en", "/console/cases")).contains("href=\"" + PAGE + "\"");
        assertThat(page(auditor, "en", "/console/cases/" + CASE)).contains("href=\"" + PAGE + "\"", "/network\"");
        assertThat(auditor.get("/console/cases/nothing/scheme").statusCode()).isEqualTo(404);
        Reply found = Staff.person(server.api(), "mori", "auditor")
                .get("/v1/cases?symbol=" + SYMBOL)
                .is(200);
        assertThat(found.texts("/cases", "symbol")).containsExactly(SYMBOL);
    }

    @Test
    @Order(2)
    void thePagesAreReadableAtADeskAndOnATelephone() {
        ConsoleVisitor.Enrolled user = ConsoleVisitor.enrolled(server, "browser", "analyst");
        String base = "http://localhost:" + server.api().base().getPort();
        try (Browser browser = Browser.open("ja")) {
            browser.go(base + "/console/");
            browser.type("#name", user.name());
            browser.type("#password", ConsoleVisitor.PASSWORD);
            browser.type("#code", ConsoleVisitor.code(user.secret(), server.clock()));
            browser.click("form.stacked button");
            browser.click("nav a[href='/console/alerts']");
            isGood(browser, "ja-alerts");
            browser.click("a[href='" + PAGE + "']");
            browser.find("canvas");
            isGood(browser, "ja-scheme");
            browser.click("a[href='/console/cases/" + CASE + "/network']");
            isGood(browser, "ja-network");
            browser.go(base + "/console/cases/" + CASE + "/network?lang=en");
            isGood(browser, "en-network");
            browser.go(base + PAGE);
            browser.find("canvas");
            isGood(browser, "en-scheme");
            browser.click("button[name=account][value='" + account(4) + "']");
            browser.driver().switchTo().alert().accept();
            browser.find(".badge.SUSPENDED");
            browser.isQuiet();
        }
    }

    private static void isGood(Browser browser, String picture) {
        browser.isAccessible();
        browser.picture("console-" + picture);
        browser.onPhone().isAccessible();
        browser.picture("console-" + picture + "-phone");
        browser.atDesk().isQuiet();
    }

    @Test
    @Order(3)
    void anAnalystStopsTheSymbolAndTheAccountsAndClearsAnHonestOne() {
        page(auditor, "en", PAGE);
        for (String step : List.of("watch", "suspension", "clearing")) {
            assertThat(auditor.post(PAGE + "/" + step, Map.of("account", account(1)))
                            .statusCode())
                    .isEqualTo(403);
        }
        page(analyst, "en", PAGE);
        Map<String, String> watch =
                Map.of("symbol", SYMBOL, "action", "DENY", "lasting", "WEEK", "reason", "suspected");
        assertThat(analyst.post(PAGE + "/watch", watch).statusCode()).isEqualTo(303);
        assertThat(analyst.post(
                                PAGE + "/watch",
                                Map.of("symbol", "7203", "action", "DENY", "lasting", "WEEK", "reason", "x"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(analyst.post(PAGE + "/clearing", Map.of("account", account(6)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(analyst.post(PAGE + "/suspension", Map.of("account", "8021-else"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(analyst.post(PAGE + "/suspension", Map.of()).statusCode()).isEqualTo(303);
        assertThat(page(analyst, "en", PAGE))
                .contains("On the watch list, buys: Denied", ">5<small>", "All accounts that take part are suspended")
                .contains("no longer counted: " + account(6))
                .doesNotContain("/accounts/" + account(6));
        assertThat(server.api().get("/v1/accounts/" + account(6)).text("/state"))
                .isEqualTo("active");
        assertThat(server.api().get("/v1/accounts/" + account(5)).text("/state"))
                .isEqualTo("suspended");
        assertThat(log())
                .anyMatch(entry -> entry.startsWith("sato watched " + SYMBOL + ": DENY"))
                .anyMatch(entry -> entry.startsWith("sato cleared") && entry.contains(account(6)))
                .anyMatch(entry -> entry.startsWith("sato suspend " + account(1)) && entry.contains(account(5)));
    }
}
