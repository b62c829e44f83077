package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.browsing.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The console's reports, with and without a browser. */
@Tag("slow")
class ConsoleReportTest {

    private static final String ACCOUNT = "8021-000077";
    private static final String TABLE = "/console/reports/fsa?from=2025-03&to=2025-06";
    private static final String SHEET = "/console/reports/restoration?account=" + ACCOUNT;

    private static RunningServer server;
    private static ConsoleVisitor supervisor;
    private static ConsoleVisitor auditor;

    @BeforeAll
    static void aTakeoverThatWasFound() {
        server = RunningServer.start();
        supervisor = ConsoleVisitor.signedIn(server, "sato", "supervisor");
        auditor = ConsoleVisitor.signedIn(server, "inoue", "auditor");
        server.api()
                .put(
                        "/v1/accounts/" + ACCOUNT + "/positions?asOf=2025-04-09T15:00:00Z",
                        List.of(Map.of("symbol", "7203", "quantity", "100", "valueJpy", "1000000")))
                .is(200);
        Takeover one = Takeover.of(server.brokerage(), ACCOUNT, "2025-04-10T09:00:00+09:00");
        one.logsIn("2025-04-10T09:00:00+09:00");
        String sale = one.orders("2025-04-10T09:01:00+09:00", "sell", "7203", "100", "15610000000");
        String buy = one.orders("2025-04-10T09:02:00+09:00", "buy", "0700.HK", "1000", "13694999999");
        one.labelled("2025-04-10T00:00:00+09:00", "2025-04-10T23:00:00+09:00", "takeover");
        one.executed(sale, null, "2025-04-10T09:10:00+09:00");
        one.executed(buy, null, "2025-04-10T09:11:00+09:00");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String page(ConsoleVisitor who, String language, String path) {
        var page = who.reading(language).get(path);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    @Test
    void theTableIsInBothLanguagesAndInHundredsOfMillions() {
        assertThat(page(auditor, "ja", TABLE))
                .contains("不正アクセス件数", ">156.1</td>", ">136.9</td>", "損失額ではありません", "速報値")
                .doesNotContain("/console/reports/fsa/published");
        assertThat(page(auditor, "en", TABLE)).contains("Unauthorised trades", "not losses", "provisional");
        assertThat(page(auditor, "en", "/console/reports/fsa.csv?from=2025-04&to=2025-04"))
                .contains("2025-04,1,2,15610000000,13694999999,provisional");
    }

    @Test
    void aSupervisorKeepsAMonthAsPublished() {
        Map<String, String> march = Map.of("month", "2025-03");
        page(auditor, "en", TABLE);
        assertThat(auditor.post("/console/reports/fsa/published", march).statusCode())
                .isEqualTo(403);
        page(supervisor, "en", TABLE);
        assertThat(supervisor.post("/console/reports/fsa/published", march).statusCode())
                .isEqualTo(303);
        assertThat(page(supervisor, "en", TABLE)).contains("As published", "sato", "badge FINAL");
        assertThat(supervisor
                        .post("/console/reports/fsa/published", Map.of("month", "soon"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theSheetIsReachedFromTheAccountAndCalculatesWithPrices() {
        assertThat(page(auditor, "en", "/console/accounts/" + ACCOUNT)).contains("href=\"" + SHEET + "\"");
        assertThat(page(auditor, "en", SHEET)).contains("First event of the takeover", "buy back", "parts only");
        assertThat(page(auditor, "ja", SHEET + "&from=2025-04-10&to=2025-04-10&price.7203=200000000&price.0700.HK=1"))
                .contains("買い戻し", "20,000,000,000", "手数料")
                .doesNotContain("一部のみ");
        assertThat(page(auditor, "en", SHEET + "&to=2025-04-09")).contains("labelled as takeover");
        assertThat(page(auditor, "en", "/console/reports/restoration.csv?account=" + ACCOUNT))
                .contains("before,", "trade,2025-04-10T00:10:00Z,", "return,,,buyBack,7203,100,,");
    }

    @Test
    void reportsAreReadableAtADeskAndOnATelephone() {
        ConsoleVisitor.Enrolled user = ConsoleVisitor.enrolled(server, "browser", "supervisor");
        String base = "http://localhost:" + server.api().base().getPort();
        try (Browser browser = Browser.open("ja")) {
            browser.go(base + "/console/");
            browser.type("#name", user.name());
            browser.type("#password", ConsoleVisitor.PASSWORD);
            browser.type("#code", ConsoleVisitor.code(user.secret(), server.clock()));
            browser.click("form.stacked button");
            browser.find("nav a[href='/console/reports/fsa']");
            browser.go(base + TABLE);
            browser.find("canvas");
            isGood(browser, "fsa");
            browser.go(base + SHEET);
            browser.type("input[name='price.7203']", "3050.5");
            browser.click("button[form=sheet]");
            browser.says("305,050");
            isGood(browser, "restoration");
        }
    }

    private static void isGood(Browser browser, String picture) {
        browser.isAccessible();
        browser.picture("console-ja-" + picture);
        browser.onPhone().isAccessible();
        browser.picture("console-ja-" + picture + "-phone");
        browser.atDesk().isQuiet();
    }
}
