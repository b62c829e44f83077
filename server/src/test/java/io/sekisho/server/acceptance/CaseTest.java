package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What analysts do from a case, and what they and the brokerage say afterwards. */
@Tag("slow")
class CaseTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite();

    private static Brokerage brokerage;
    private static Api analyst;
    private static Api auditor;

    @BeforeAll
    static void keys() {
        brokerage = SITE.brokerage();
        analyst = Staff.person(brokerage.api(), "aoki", "analyst");
        auditor = Staff.person(brokerage.api(), "mori", "auditor");
    }

    private static Reply label(Map<String, String> label) {
        return analyst.post("/v1/labels", label);
    }

    private static Reply onlyCase(String account) {
        Reply list = analyst.get("/v1/cases?account=" + account).is(200);
        assertThat(list.json().at("/cases")).as(list.body()).hasSize(1);
        return analyst.get("/v1/cases/" + list.text("/cases/0/id")).is(200);
    }

    private static Reply act(String id, Map<String, String> action) {
        return analyst.post("/v1/cases/" + id + "/actions", action);
    }

    @Test
    void aReportedTakeoverIsWorkedOnInItsCase() {
        Customer customer = brokerage.customerWithHistory();
        String login = customer.logsIn(HOME, "s-1").decides("ALLOW").text("/id");
        label(Map.of("assessment", login, "label", "takeover")).is(200);
        String id = onlyCase(customer.account()).text("/id");
        act(id, Map.of("action", "note", "text", "お客様に電話しました")).is(200);
        act(id, Map.of("action", "assign", "assignee", "sato")).is(200);
        act(id, Map.of("action", "state", "state", "inProgress")).is(200);
        act(id, Map.of("action", "label", "assessment", login, "label", "honest"))
                .is(200);
        Reply file =
                act(id, Map.of("action", "suspend", "reason", "to be safe")).is(200);
        assertThat(file.text("/kind")).isEqualTo("TAKEOVER_REPORT");
        assertThat(file.text("/state")).isEqualTo("inProgress");
        assertThat(file.text("/assignee")).isEqualTo("sato");
        assertThat(file.json().at("/assessments").toString()).contains(login);
        assertThat(file.texts("/log", "what")).containsExactly("label", "note", "assign", "state", "label", "suspend");
        assertThat(file.texts("/log", "by")).containsOnly("aoki");
        assertThat(brokerage.account(customer.account()).text("/state")).isEqualTo("suspended");
        Reply assigned = auditor.get("/v1/cases?state=inProgress&assignee=sato").is(200);
        assertThat(assigned.texts("/cases", "id")).contains(id);
    }

    @Test
    void aHeldLoginIsReleasedFromACase() {
        String account = "no-mail-1";
        brokerage.importLogins(account, HOME, 15).is(200);
        Reply held = brokerage
                .assess(Request.login(account, ELSEWHERE).session("s-new"))
                .decides("HOLD");
        assertThat(held.reasons()).contains("NO_METHOD");
        label(Map.of("assessment", held.text("/id"), "label", "takeover")).is(200);
        String id = onlyCase(account).text("/id");
        Reply file = act(id, Map.of("action", "release", "hold", held.text("/hold"), "note", "it was the customer"))
                .is(200);
        assertThat(file.texts("/log", "text")).last().asString().contains("it was the customer");
        Request again = Request.login(account, ELSEWHERE).session("s-new").with("releases", held.text("/hold"));
        Reply allowed = brokerage.assess(again).decides("ALLOW");
        assertThat(allowed.has("/device")).isTrue();
        brokerage
                .assess(Request.withdrawal(account, ELSEWHERE.with(allowed.device()), "1000")
                        .session("s-new"))
                .is(200);
        brokerage.assess(again).decides("DENY");
    }

    @Test
    void whatHappensAgainIsAddedUntilTheCaseIsClosed() {
        Customer customer = brokerage.customerWithHistory();
        String login = customer.logsIn(HOME).text("/id");
        Map<String, String> takeover = Map.of("assessment", login, "label", "takeover");
        label(takeover).is(200);
        label(takeover).is(200);
        String first = onlyCase(customer.account()).text("/id");
        act(first, Map.of("action", "state", "state", "closed")).is(200);
        label(takeover).is(200);
        assertThat(analyst.get("/v1/cases?account=" + customer.account()).json().at("/cases"))
                .hasSize(2);
        act(first, Map.of("action", "state", "state", "open")).is(409);
    }

    @Test
    void anAuditorReadsAndNothingElse() {
        Customer customer = brokerage.customerWithHistory();
        label(Map.of("assessment", customer.logsIn(HOME).text("/id"), "label", "takeover"))
                .is(200);
        String id = onlyCase(customer.account()).text("/id");
        auditor.get("/v1/cases/" + id).is(200);
        auditor.post("/v1/cases/" + id + "/actions", Map.of("action", "note", "text", "x"))
                .is(403);
        auditor.get("/v1/cases/case_unknown").is(404);
        assertThat(act(id, Map.of("action", "dance")).is(400).pointers()).containsExactly("/action");
        assertThat(act(id, Map.of("action", "release")).is(400).pointers()).containsExactly("/hold");
        assertThat(act(id, Map.of("action", "release", "hold", "hold_unknown"))
                        .is(422)
                        .pointers())
                .containsExactly("/hold");
    }

    @Test
    void theLatestLabelWinsAndAllAreKept() {
        Customer customer = brokerage.customerWithHistory();
        Reply login = customer.logsIn(HOME).decides("ALLOW");
        Instant now = brokerage.clock().instant();
        Map<String, String> day = new HashMap<>();
        day.put("account", customer.account());
        day.put("from", now.minus(Duration.ofHours(1)).toString());
        day.put("to", now.plus(Duration.ofHours(1)).toString());
        day.put("label", "takeover");
        label(day).is(200);
        assertThat(brokerage.assessment(login.text("/id")).text("/label")).isEqualTo("takeover");
        label(Map.of("assessment", login.text("/id"), "label", "honest")).is(200);
        Reply told = brokerage.assessment(login.text("/id")).is(200);
        assertThat(told.text("/label")).isEqualTo("honest");
        assertThat(told.texts("/labels", "label")).containsExactly("honest", "takeover");
        assertThat(told.text("/labels/0/by")).isEqualTo("aoki");
        day.put("to", now.minus(Duration.ofHours(2)).toString());
        assertThat(label(day).is(400).pointers()).containsExactly("/to");
        assertThat(label(Map.of("assessment", "never", "label", "honest"))
                        .is(422)
                        .pointers())
                .containsExactly("/assessment");
        assertThat(label(Map.of("label", "odd")).is(400).pointers()).containsExactlyInAnyOrder("/label", "/assessment");
    }

    @Test
    void outcomesAreKeptOnceAndRefusedLinesAreNamed() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        String order = brokerage
                .assess(Request.order(customer.account(), HOME).session("s-1"))
                .text("/id");
        String line = "{\"assessment\":\"" + order + "\",\"outcome\":\"executed\",\"quantity\":\"600\","
                + "\"price\":\"12.31\",\"time\":\"2026-04-01T09:00:00+09:00\"}\n";
        String lines = line + line + "\n{\"assessment\":\"never\",\"outcome\":\"failed\"}\n" + "{\"assessment\":\""
                + order + "\",\"outcome\":\"lost\",\"quantity\":5}\nno json\n";
        Reply result = brokerage
                .api()
                .postText("/v1/outcomes", "application/x-ndjson", lines)
                .is(200);
        assertThat(result.text("/accepted")).isEqualTo("1");
        assertThat(result.text("/duplicates")).isEqualTo("1");
        assertThat(result.texts("/refused", "line")).containsExactly("4", "5", "6");
        Reply told = brokerage.assessment(order).is(200);
        assertThat(told.json().at("/outcomes")).hasSize(1);
        assertThat(told.text("/outcomes/0/quantity")).isEqualTo("600");
        assertThat(told.text("/outcomes/0/price")).isEqualTo("12.31");
    }

    @Test
    void twoExecutionsAlikeAreToldApartByTheirIds() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        String order = brokerage
                .assess(Request.order(customer.account(), HOME).session("s-1"))
                .text("/id");
        String fill = "{\"assessment\":\"" + order + "\",\"id\":\"%s\",\"outcome\":\"executed\",\"quantity\":\"%s\"}\n";
        String lines = fill.formatted("f-1", "100")
                + fill.formatted("f-2", "100")
                + fill.formatted("f-1", "100.0")
                + fill.formatted("f-1", "200");
        Reply result = brokerage
                .api()
                .postText("/v1/outcomes", "application/x-ndjson", lines)
                .is(200);
        assertThat(result.text("/accepted")).isEqualTo("2");
        assertThat(result.text("/duplicates")).isEqualTo("1");
        assertThat(result.texts("/refused", "line")).containsExactly("4");
        assertThat(result.texts("/refused/0/errors", "pointer")).containsExactly("/id");
        assertThat(brokerage.assessment(order).is(200).texts("/outcomes", "id")).containsExactly("f-1", "f-2");
    }
}
