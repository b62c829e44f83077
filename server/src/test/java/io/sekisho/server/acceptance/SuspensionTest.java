package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stopping an account, and the one way back. */
@Tag("slow")
class SuspensionTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite();

    private static Brokerage brokerage;
    private static Api analyst;
    private static Api supervisor;
    private static Api otherSupervisor;

    @BeforeAll
    static void keys() {
        brokerage = SITE.brokerage();
        analyst = Staff.person(brokerage.api(), "aoki", "analyst");
        supervisor = Staff.person(brokerage.api(), "sato", "supervisor");
        otherSupervisor = Staff.person(brokerage.api(), "suzuki", "supervisor");
    }

    private static String path(Customer customer, String rest) {
        return "/v1/accounts/" + customer.account() + "/" + rest;
    }

    private static Reply suspend(Customer customer) {
        return analyst.post(path(customer, "suspension"), Map.of("reason", "a call from the customer"))
                .is(200);
    }

    private static void identify(Customer customer) {
        analyst.post(path(customer, "restoration/identity"), Map.of("documents", "driving licence, Shinjuku branch"))
                .is(200);
    }

    private static void review(Customer customer) {
        analyst.post(path(customer, "restoration/review"), Map.of("devices", List.of(), "passkeys", List.of()))
                .is(200);
    }

    private static void change(Customer customer, String field) {
        Request change = Request.change(customer.account(), HOME, field).session("desk-" + field);
        Reply answer = brokerage.assess(change);
        if (answer.decision().equals("CHALLENGE")) {
            customer.passes(answer.challenge(), HOME, SITE.mailbox());
        } else {
            answer.decides("ALLOW");
        }
    }

    private static List<Request> everything(Customer customer) {
        return List.of(
                Request.login(customer.account(), HOME),
                Request.order(customer.account(), HOME).session("s-1"),
                Request.withdrawal(customer.account(), HOME, "1000").session("s-1"),
                Request.change(customer.account(), HOME, "email").session("s-1"),
                Request.change(customer.account(), HOME, "password").session("s-1"));
    }

    private static void assertAllRefused(Customer customer) {
        for (Request request : everything(customer)) {
            assertThat(brokerage.assess(request).decides("DENY").reasons()).contains("ACCOUNT_SUSPENDED");
        }
    }

    @Test
    void nothingGoesOnInASuspendedAccount() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        Reply suspended = suspend(customer);
        assertThat(suspended.text("/state")).isEqualTo("suspended");
        assertThat(suspended.text("/suspension/by")).isEqualTo("aoki");
        assertAllRefused(customer);
        assertThat(brokerage.account(customer.account()).text("/state")).isEqualTo("suspended");
        Reply file =
                analyst.get("/v1/cases/" + suspended.text("/suspension/case")).is(200);
        assertThat(file.text("/kind")).isEqualTo("SUSPENSION");
        assertThat(file.texts("/log", "what")).containsExactly("suspended");
    }

    @Test
    void whatWasAskedBeforeCannotBeApprovedAfter() {
        Customer customer = brokerage.customerWithHistory();
        Reply pending = customer.logsIn(ELSEWHERE, "s-pending").decides("CHALLENGE");
        Reply passing = customer.logsIn(ELSEWHERE, "s-passed").decides("CHALLENGE");
        String proof =
                customer.passes(passing.challenge(), ELSEWHERE, SITE.mailbox()).text("/proof");
        suspend(customer);
        brokerage.startCode(pending.challenge(), ELSEWHERE).is(409);
        brokerage.consume(proof).is(409);
    }

    @Test
    void itIsRestoredOnlyWithIdentityChangesAndTwoSupervisors() {
        Customer customer = brokerage.customerWithHistory();
        Reply first = customer.logsIn(HOME, "s-1").decides("ALLOW");
        suspend(customer);
        analyst.post(path(customer, "restoration/identity"), Map.of("documents", "passport"))
                .is(409);
        supervisor.post(path(customer, "restoration/approvals")).is(409);
        Reply begun = analyst.post(path(customer, "restoration")).is(200);
        assertThat(begun.text("/state")).isEqualTo("restoring");
        assertThat(begun.json().at("/requiredChanges").toString()).isEqualTo("[\"password\",\"pin\"]");
        assertAllRefused(customer);
        supervisor.post(path(customer, "restoration/approvals")).is(409);
        identify(customer);
        supervisor.post(path(customer, "restoration/approvals")).is(409);
        // In a revoked session nothing is changed, not even what is required.
        Request stale = Request.change(customer.account(), HOME, "password").session("s-1");
        assertThat(brokerage.assess(stale).decides("DENY").reasons()).contains("SESSION_REVOKED");
        Request email = Request.change(customer.account(), HOME, "email").session("desk");
        assertThat(brokerage.assess(email).decides("DENY").reasons()).contains("ACCOUNT_SUSPENDED");
        change(customer, "password");
        supervisor.post(path(customer, "restoration/approvals")).is(409);
        change(customer, "pin");
        assertThat(brokerage.account(customer.account()).json().at("/requiredChanges"))
                .isEmpty();
        List<String> devices = brokerage.account(customer.account()).texts("/devices", "id");
        supervisor.post(path(customer, "restoration/approvals")).is(409);
        analyst.post(path(customer, "restoration/review"), Map.of("devices", devices, "passkeys", List.of()))
                .is(200);
        analyst.post(path(customer, "restoration/approvals")).is(403);
        brokerage.api().post(path(customer, "restoration/approvals")).is(403);
        Reply one = supervisor.post(path(customer, "restoration/approvals")).is(200);
        assertThat(one.text("/approvalsLeft")).isEqualTo("1");
        supervisor.post(path(customer, "restoration/approvals")).is(409);
        customer.logsIn(HOME).decides("DENY");
        Reply two =
                otherSupervisor.post(path(customer, "restoration/approvals")).is(200);
        assertThat(two.text("/state")).isEqualTo("active");
        // The old session stays dead, and nobody knows whose the old devices are.
        Request old = Request.withdrawal(customer.account(), HOME, "1000").session("s-1");
        assertThat(brokerage.assess(old).decides("DENY").reasons()).contains("SESSION_REVOKED");
        customer.logsIn(HOME.with(first.device()), "s-2").decides("CHALLENGE");
    }

    @Test
    void suspendedAgainOnTheWayBackItStartsAnew() {
        Customer customer = brokerage.customerWithHistory();
        suspend(customer);
        analyst.post(path(customer, "restoration")).is(200);
        identify(customer);
        change(customer, "password");
        change(customer, "pin");
        review(customer);
        supervisor.post(path(customer, "restoration/approvals")).is(200);
        suspend(customer);
        assertAllRefused(customer);
        otherSupervisor.post(path(customer, "restoration/approvals")).is(409);
        Reply begun = analyst.post(path(customer, "restoration")).is(200);
        assertThat(begun.json().at("/suspension/approvals")).isEmpty();
        assertThat(begun.has("/suspension/identity")).isFalse();
        otherSupervisor.post(path(customer, "restoration/approvals")).is(409);
    }

    @Test
    void twoSupervisorsAtOnceAreTwoAndOneTwiceIsOne() {
        Customer customer = brokerage.customerWithHistory();
        suspend(customer);
        analyst.post(path(customer, "restoration")).is(200);
        identify(customer);
        change(customer, "password");
        change(customer, "pin");
        review(customer);
        List<Reply> same = AtOnce.call(4, i -> () -> supervisor.post(path(customer, "restoration/approvals")));
        assertThat(same).extracting(Reply::status).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(brokerage.account(customer.account()).text("/state")).isEqualTo("restoring");
        otherSupervisor.post(path(customer, "restoration/approvals")).is(200);
        customer.logsIn(HOME).is(200);
        assertThat(brokerage.account(customer.account()).text("/state")).isEqualTo("active");
    }

    @Test
    void badRequestsNameTheirFields() {
        Customer customer = brokerage.customer();
        assertThat(analyst.post(path(customer, "suspension"), Map.of()).is(400).pointers())
                .containsExactly("/reason");
        analyst.post("/v1/accounts/never-heard-of/suspension", Map.of("reason", "x"))
                .is(404);
        assertThat(analyst.post(path(customer, "required-changes"), Map.of("fields", List.of("hair"), "reason", "x"))
                        .is(400)
                        .pointers())
                .containsExactly("/fields");
        analyst.post(path(customer, "restoration")).is(409);
        Api service = Staff.service(brokerage.api(), "desk", "analyst", "supervisor");
        suspend(customer);
        service.post(path(customer, "restoration")).is(200);
        service.post(path(customer, "restoration/identity"), Map.of("documents", "x"))
                .is(403);
        service.post(path(customer, "restoration/identity"), Map.of()).is(400);
        service.post(path(customer, "restoration/identity"), Map.of("challenge", "ch_unknown"))
                .is(422);
        service.post(path(customer, "restoration/approvals")).is(403);
    }

    @Test
    void aRequiredChangeIsClearedByTheChange() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        Reply required = analyst.post(
                        path(customer, "required-changes"), Map.of("fields", List.of("phone"), "reason", "old number"))
                .is(200);
        assertThat(required.json().at("/requiredChanges").toString()).isEqualTo("[\"phone\"]");
        brokerage
                .assess(Request.change(customer.account(), HOME, "phone").session("s-1"))
                .decides("ALLOW");
        assertThat(brokerage.account(customer.account()).json().at("/requiredChanges"))
                .isEmpty();
    }
}
