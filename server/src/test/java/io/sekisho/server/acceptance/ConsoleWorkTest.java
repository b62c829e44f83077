package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do from the console's pages, and who may not. */
@Tag("slow")
class ConsoleWorkTest {

    private static final String POLICY = """
        name: holding
        effectiveFrom: 2000-01-01T00:00:00+09:00
        default: ALLOW
        rules:
          - name: withdrawals are held
            on: withdrawal
            when: withdrawal.todayJpy > 0
            decide: HOLD
        """;

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static Brokerage brokerage;
    private static ConsoleVisitor analyst;
    private static ConsoleVisitor first;
    private static ConsoleVisitor second;
    private static ConsoleVisitor auditor;

    @BeforeAll
    static void start() throws IOException {
        Path policy = Files.writeString(folder.resolve("holding.yaml"), POLICY);
        server = RunningServer.start("SEKISHO_POLICY", policy.toString());
        brokerage = server.brokerage();
        analyst = ConsoleVisitor.signedIn(server, "aoki", "analyst");
        first = ConsoleVisitor.signedIn(server, "first", "supervisor");
        second = ConsoleVisitor.signedIn(server, "second", "supervisor");
        auditor = ConsoleVisitor.signedIn(server, "inoue", "auditor");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Opens the page, as a person must to get its token, and sends its form. */
    private static int send(ConsoleVisitor who, String page, String form, Map<String, String> fields) {
        assertThat(who.get(page).statusCode()).isEqualTo(200);
        return who.post(form, fields).statusCode();
    }

    private static Reply held(Customer customer) {
        customer.logsIn(HOME, "s-" + customer.account());
        return brokerage
                .assess(Request.withdrawal(customer.account(), HOME, "300000").session("s-" + customer.account()))
                .decides("HOLD");
    }

    @Test
    void anAnalystSuspendsAndTwoSupervisorsRestore() {
        Customer customer = brokerage.customerWithHistory();
        String page = "/console/accounts/" + customer.account();

        assertThat(send(analyst, page, page + "/suspension", Map.of("reason", "")))
                .isEqualTo(422);
        assertThat(send(analyst, page, page + "/suspension", Map.of("reason", "phished")))
                .isEqualTo(303);
        customer.logsIn(HOME).decides("DENY");
        assertThat(send(analyst, page, page + "/restoration", Map.of())).isEqualTo(303);
        assertThat(send(analyst, page, page + "/restoration/identity", Map.of("documents", "licence, Shibuya")))
                .isEqualTo(303);
        assertThat(send(analyst, page, page + "/restoration/approvals", Map.of()))
                .isEqualTo(403);
        assertThat(analyst.get(page).body()).contains("The customer must first change: PIN, password");
        for (String field : List.of("password", "pin")) {
            brokerage.assess(Request.change(customer.account(), HOME, field).session("desk-" + field));
        }
        assertThat(send(first, page, page + "/restoration/approvals", Map.of())).isEqualTo(409);
        assertThat(send(analyst, page, page + "/restoration/review", Map.of("device.dev_none", "keep")))
                .isEqualTo(422);
        assertThat(send(analyst, page, page + "/restoration/review", Map.of())).isEqualTo(303);
        assertThat(analyst.get(page).body()).contains("Stops and the way back", "Devices and passkeys reviewed");
        assertThat(send(first, page, page + "/restoration/approvals", Map.of())).isEqualTo(303);
        assertThat(send(first, page, page + "/restoration/approvals", Map.of())).isEqualTo(409);
        assertThat(send(second, page, page + "/restoration/approvals", Map.of()))
                .isEqualTo(303);
        assertThat(analyst.get(page).body()).contains("Active");
        customer.logsIn(HOME).decides("ALLOW");
    }

    @Test
    void aHoldIsReleasedOrDeniedFromTheList() {
        Customer customer = brokerage.customerWithHistory();
        String released = held(customer).text("/hold");
        String denied = held(customer).text("/hold");

        assertThat(analyst.get("/console/holds").body()).contains("300000 JPY", released, denied);
        assertThat(send(analyst, "/console/holds", "/console/holds/" + released + "/release", Map.of()))
                .isEqualTo(303);
        assertThat(send(analyst, "/console/holds", "/console/holds/" + denied + "/deny", Map.of()))
                .isEqualTo(303);
        assertThat(analyst.get("/console/holds?state=RELEASED").body()).contains(customer.account());
        server.clock().forward(Duration.ofSeconds(21));
        assertThat(analyst.get("/console/").body()).containsPattern("JPY [0-9,]+00,000");
    }

    @Test
    void aCaseIsTakenNotedAndClosed() {
        Customer customer = brokerage.customerWithHistory();
        Reply login = customer.logsIn(HOME);
        String assessment = "/console/assessments/" + login.text("/id");
        assertThat(send(analyst, assessment, assessment + "/labels", Map.of("label", "TAKEOVER")))
                .isEqualTo(303);
        String page = caseOf(customer);

        send(analyst, page, page + "/actions", Map.of("action", "ASSIGN", "assignee", "aoki"));
        send(analyst, page, page + "/actions", Map.of("action", "NOTE", "text", "called <b>the customer</b>"));
        send(analyst, page, page + "/actions", Map.of("action", "STATE", "state", "CLOSED"));
        assertThat(analyst.get(page).body())
                .contains("Assigned to", "called &lt;b&gt;the customer&lt;/b&gt;", "Closed", login.text("/id"));
        assertThat(analyst.get("/console/cases?mine=yes").body()).contains(customer.account());
    }

    private static String caseOf(Customer customer) {
        Reply cases = Staff.person(brokerage.api(), "reader" + customer.account(), "auditor")
                .get("/v1/cases?account=" + customer.account())
                .is(200);
        return "/console/cases/" + cases.text("/cases/0/id");
    }

    @Test
    void anAuditorSeesNoButtonsAndIsRefused() {
        Customer customer = brokerage.customerWithHistory();
        Reply hold = held(customer);
        String account = "/console/accounts/" + customer.account();
        String assessment = "/console/assessments/" + hold.text("/id");

        assertThat(auditor.get("/console/holds").body())
                .contains(customer.account())
                .doesNotContain("/release");
        assertThat(auditor.get(account).body()).doesNotContain("/suspension");
        assertThat(send(auditor, "/console/holds", "/console/holds/" + hold.text("/hold") + "/release", Map.of()))
                .isEqualTo(403);
        assertThat(send(auditor, account, account + "/suspension", Map.of("reason", "x")))
                .isEqualTo(403);
        assertThat(send(auditor, assessment, assessment + "/labels", Map.of("label", "TAKEOVER")))
                .isEqualTo(403);
        // Deciding again reads only.
        assertThat(send(auditor, assessment, assessment + "/replay", Map.of())).isEqualTo(200);
    }

    @Test
    void whatIsDoneWithoutThePagesTokenOrFromAnotherSiteIsRefused() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME);
        String form = "/console/accounts/" + customer.account() + "/suspension";
        ConsoleVisitor forged = ConsoleVisitor.signedIn(server, "forged", "supervisor");
        assertThat(forged.post(form, Map.of("reason", "x")).statusCode()).isEqualTo(403);
        forged.get("/console/");
        assertThat(forged.from("cross-site").post(form, Map.of("reason", "x")).statusCode())
                .isEqualTo(403);
        customer.logsIn(HOME).decides("ALLOW");
    }

    @Test
    void searchLeadsToAccountsAssessmentsSessionsAndAddresses() {
        Customer customer = brokerage.customerWithHistory();
        Reply login = customer.logsIn(HOME.at("198.51.100.77"), "session-of-" + customer.account());
        assertThat(location(analyst.get("/console/search?q=" + customer.account())))
                .isEqualTo("/console/accounts/" + customer.account());
        assertThat(location(analyst.get("/console/search?q=" + login.text("/id"))))
                .isEqualTo("/console/assessments/" + login.text("/id"));
        assertThat(analyst.get("/console/search?q=session-of-" + customer.account())
                        .body())
                .contains(login.text("/id"));
        assertThat(analyst.get("/console/search?q=198.51.100.77").body()).contains(login.text("/id"));
        assertThat(analyst.get("/console/search?q=198.51.100.7").body()).doesNotContain(login.text("/id"));
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void theFeedGivesWhatIsNewAndFilters() {
        Customer customer = brokerage.customerWithHistory();
        Reply login = customer.logsIn(HOME);
        Reply hold = held(customer);
        String after = "&after=" + server.clock().instant().minusSeconds(60).toEpochMilli();
        assertThat(analyst.get("/console/feed/rows?account=" + customer.account() + after)
                        .body())
                .contains(login.text("/id"), hold.text("/id"));
        assertThat(analyst.get("/console/feed/rows?decision=HOLD&account=" + customer.account() + after)
                        .body())
                .contains(hold.text("/id"))
                .doesNotContain(login.text("/id"));
    }

    @Test
    void pagesAnswerInBothLanguagesAndRememberTheChoice() {
        ConsoleVisitor visitor = ConsoleVisitor.signedIn(server, "bilingual", "auditor");
        assertThat(visitor.reading("ja").get("/console/").body()).contains("lang=\"ja\"", "概況", "監査担当");
        assertThat(visitor.get("/console/?lang=en").body()).contains("Overview");
        assertThat(visitor.get("/console/holds").body()).contains("lang=\"en\"", "Holds");
    }

    @Test
    void whatIsNotThereIsSaidOnAPage() {
        assertThat(analyst.get("/console/assessments/none").statusCode()).isEqualTo(404);
        assertThat(analyst.get("/console/accounts/none").body()).contains("There is no such account");
        assertThat(analyst.get("/console/cases/none").statusCode()).isEqualTo(404);
        assertThat(analyst.get("/console/policies/99").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesAreStrict() {
        HttpResponse<String> page = analyst.get("/console/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("style=", "<script>", "onclick");
    }
}
