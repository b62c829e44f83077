package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sekisho.server.browsing.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages against phishing, with and without a browser. */
@Tag("slow")
class ConsolePhishingTest {

    private static final String HOST = "hibari-login.example";

    @RegisterExtension
    static final MailedSite SITE = new MailedSite("SEKISHO_ORIGINS", "https://www.hibari.co.jp");

    private static ConsoleVisitor analyst;
    private static ConsoleVisitor supervisor;
    private static ConsoleVisitor auditor;
    private static Api staff;
    private static int users;

    @BeforeAll
    static void people() {
        analyst = ConsoleVisitor.signedIn(SITE.server(), "aoki", "analyst");
        supervisor = ConsoleVisitor.signedIn(SITE.server(), "sato", "supervisor");
        auditor = ConsoleVisitor.signedIn(SITE.server(), "inoue", "auditor");
        staff = Staff.person(SITE.server().api(), "mori", "analyst", "supervisor", "accounts");
        SITE.server()
                .api()
                .withKey(null)
                .postText("/v1/beacon", "text/plain", "{\"host\":\"" + HOST + "\",\"path\":\"/login\"}")
                .is(204);
        staff.post(
                        "/v1/phishing-reports",
                        Map.of("account", "8021-000009", "from", "info@" + HOST, "text", "https://" + HOST + "/"))
                .is(201);
    }

    private static int send(ConsoleVisitor who, String page, String form, Map<String, String> fields) {
        assertThat(who.get(page).statusCode()).isEqualTo(200);
        return who.post(form, fields).statusCode();
    }

    private static String caseOf(String host) {
        return "/console/cases/" + staff.get("/v1/cases?host=" + host).text("/cases/0/id");
    }

    @Test
    void aFakeSitesCaseShowsTheHostAndNoAccount() {
        String page = caseOf(HOST);

        assertThat(analyst.get(page).body())
                .contains("Suspected fake site – " + HOST, "shown at /login", "Suspicious mail reported:")
                .doesNotContain("/suspension");
        assertThat(analyst.get("/console/cases").body()).contains(HOST);
        assertThat(send(analyst, page, page + "/actions", Map.of("action", "NOTE", "text", "reported to the provider")))
                .isEqualTo(303);
        assertThat(send(analyst, page, "/console/phishing/sites", Map.of("host", HOST, "verdict", "HARMLESS")))
                .isEqualTo(303);
        assertThat(analyst.get("/console/phishing").body()).contains("harmless", HOST, "www.hibari.co.jp");
        assertThat(send(analyst, page, "/console/phishing/sites", Map.of("host", HOST, "verdict", "PHISHING")))
                .isEqualTo(303);
        assertThat(send(
                        auditor,
                        "/console/phishing",
                        "/console/phishing/sites",
                        Map.of("host", HOST, "verdict", "HARMLESS")))
                .isEqualTo(403);
    }

    @Test
    void accountsAreListedAsExposedFromTheirPageAndFromAList() {
        Customer one = SITE.brokerage().customerWithHistory();
        Customer two = SITE.brokerage().customerWithHistory();
        String page = "/console/accounts/" + one.account();

        assertThat(send(analyst, page, page + "/exposure", Map.of("source", "")))
                .isEqualTo(422);
        assertThat(send(analyst, page, page + "/exposure", Map.of("source", "the customer told us")))
                .isEqualTo(303);
        assertThat(analyst.get(page).body()).contains("Listed as exposed (the customer told us");
        String list = one.account() + "\r\n\r\n  " + two.account() + "  \r\n" + two.account();
        assertThat(send(
                        analyst,
                        "/console/exposures",
                        "/console/exposures",
                        Map.of("source", "leak", "accounts", list)))
                .isEqualTo(303);
        assertThat(SITE.mailbox().next(two.email()).subject()).contains("変更してください");
        await().until(() -> SITE.mailbox().to(one.email()).size() == 1);
        assertThat(analyst.get("/console/exposures?state=OPEN").body()).contains(one.account(), two.account());
        assertThat(analyst.get("/console/exposures.csv").body()).contains(one.account() + ",the customer told us,");
        assertThat(two.logsIn(HOME).reasons()).contains("CREDENTIALS_EXPOSED");
        assertThat(send(
                        analyst,
                        "/console/exposures",
                        "/console/exposures",
                        Map.of("source", "x", "accounts", "a".repeat(129))))
                .isEqualTo(422);
        assertThat(send(auditor, page, page + "/exposure", Map.of("source", "x")))
                .isEqualTo(403);
    }

    @Test
    void aSupervisorStartsACampaignAndAWarning() {
        Customer customer = SITE.brokerage().customerWithHistory();
        String path = "/console/campaigns";
        Map<String, String> form =
                Map.of("name", "spring", "secrets", "BOTH", "whom", "THESE", "accounts", customer.account());

        assertThat(send(analyst, path, path, form)).isEqualTo(403);
        assertThat(send(supervisor, path, path, form)).isEqualTo(303);
        assertThat(SITE.mailbox().next(customer.email()).subject()).contains("お勧め");
        await().until(() -> supervisor.get(path).body().contains("1 of 1"));
        assertThat(send(
                        supervisor,
                        path,
                        path,
                        Map.of("name", "x", "secrets", "PIN", "whom", "THESE", "accounts", " ")))
                .isEqualTo(422);
        Map<String, String> warning = Map.of("ja", "ご注意ください", "en", "Beware");
        assertThat(send(analyst, "/console/phishing", "/console/warning", warning))
                .isEqualTo(403);
        assertThat(send(supervisor, "/console/phishing", "/console/warning", warning))
                .isEqualTo(303);
        assertThat(analyst.get("/console/phishing").body()).contains("ご注意ください", "Beware");
        assertThat(send(supervisor, "/console/phishing", "/console/warning/end", Map.of()))
                .isEqualTo(303);
        assertThat(analyst.get("/console/phishing").body()).contains("No warning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyPageIsReadableAtADeskAndOnATelephone(String language) {
        Customer customer = SITE.brokerage().customerWithHistory();
        staff.post("/v1/exposures", Map.of("account", customer.account(), "source", "警察からの情報提供"))
                .is(200);
        staff.post(
                        "/v1/campaigns",
                        Map.of(
                                "name",
                                "2025年3月の変更のお願い",
                                "fields",
                                List.of("password", "pin"),
                                "accounts",
                                List.of(customer.account())))
                .is(201);
        staff.put("/v1/warning", Map.of("ja", "当社を装う不審なメールにご注意ください。", "en", "Beware of mails that pretend to be ours."))
                .is(200);
        try (Browser browser = Browser.open(language)) {
            String base = "http://localhost:" + SITE.server().api().base().getPort();
            ConsoleVisitor.Enrolled user = ConsoleVisitor.enrolled(SITE.server(), "viewer" + ++users, "supervisor");
            browser.go(base + "/console/sign-in");
            browser.type("#name", user.name());
            browser.type("#password", ConsoleVisitor.PASSWORD);
            browser.type(
                    "#code", ConsoleVisitor.code(user.secret(), SITE.server().clock()));
            browser.click("form.stacked button");
            browser.isAt(base + "/console/");
            browser.go(base + "/console/phishing");
            isGood(browser, language + "-phishing");
            if (language.equals("en")) {
                return;
            }
            for (String path : List.of("exposures", "campaigns")) {
                browser.go(base + "/console/" + path);
                isGood(browser, language + "-" + path);
            }
            browser.go(base + "/console/accounts/" + customer.account());
            isGood(browser, language + "-exposed-account");
            browser.go(base + caseOf(HOST));
            isGood(browser, language + "-phishing-case");
        }
    }

    private static void isGood(Browser browser, String picture) {
        browser.find("h1");
        browser.isAccessible();
        browser.picture(picture);
        browser.onPhone().isAccessible();
        browser.picture(picture + "-phone");
        browser.atDesk().isQuiet();
    }
}
