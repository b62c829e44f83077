package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Accounts stopped by rules and by their customers, and that there is no way around it. */
@Tag("slow")
class StoppedAccountTest {

    private static final String POLICY = """
        effectiveFrom: 2020-01-01T00:00:00+09:00
        default: ALLOW
        rules:
          - {name: guessing, on: login, when: login.result == 'failure', decide: DENY, suspend: true}
          - {name: far too much, on: withdrawal, when: withdrawal.amountJpy > 100000000, decide: HOLD, suspend: true}
          - {name: withdrawals are held, on: withdrawal, decide: HOLD}
          - {name: from elsewhere, on: login, when: '!device.usual', decide: CHALLENGE, require: [[passkey, emailCode]]}
          - {name: passkeys, on: change, when: change.field == 'passkey', decide: CHALLENGE, require: [[emailCode]]}
        """;

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static Mailbox mailbox;
    private static RunningServer server;
    private static Brokerage brokerage;
    private static Api analyst;
    private static Api supervisor;
    private static Api otherSupervisor;

    @BeforeAll
    static void start() throws IOException {
        mailbox = Mailbox.open();
        Path policy = Files.writeString(folder.resolve("stopping.yaml"), POLICY);
        server = RunningServer.start(
                "SEKISHO_SMTP_URL",
                mailbox.url(),
                "SEKISHO_POLICY",
                policy.toString(),
                "SEKISHO_RP_ID",
                "example.jp",
                "SEKISHO_ORIGINS",
                PasskeyHolder.ORIGIN);
        brokerage = server.brokerage();
        analyst = Staff.person(brokerage.api(), "aoki", "analyst");
        supervisor = Staff.person(brokerage.api(), "sato", "supervisor");
        otherSupervisor = Staff.person(brokerage.api(), "suzuki", "supervisor");
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.close();
    }

    private static String path(Customer customer, String rest) {
        return "/v1/accounts/" + customer.account() + rest;
    }

    private static String state(Customer customer) {
        return brokerage.account(customer.account()).text("/state");
    }

    private static Request tooMuch(Customer customer, String session) {
        return Request.withdrawal(customer.account(), HOME, "200000000").session(session);
    }

    private static void settled(Customer customer) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> analyst.get(path(customer, "/suspension")).has("/suspension"));
    }

    private static void told(Customer customer, String subject) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> mailbox.toldBeside(customer.email()).stream()
                        .anyMatch(letter -> letter.subject().contains(subject)));
    }

    private static long events(String type, Customer customer) {
        return server.count("SELECT count(*) FROM webhook_event WHERE type = '" + type + "' AND account = '"
                + customer.account() + "'");
    }

    @Test
    void anAccountWhoseStopCannotBePutOnRecordStandsInNoOthersWay() {
        Customer broken = brokerage.customerWithHistory();
        String login = broken.logsIn(HOME, "s-1").decides("ALLOW").text("/id");
        String due = "FROM assessment WHERE id = '" + login + "'";
        server.execute("UPDATE assessment SET state_before = '\\xdeadbeef' WHERE id = '" + login + "'");
        server.execute("INSERT INTO suspension_due (assessment, account, rule, at)"
                + " SELECT id, account, 'far too much', received_at " + due);
        Customer other = brokerage.customerWithHistory();
        other.logsIn(HOME, "s-1").decides("ALLOW");
        brokerage
                .assess(Request.withdrawal(other.account(), HOME, "1000").session("s-1"))
                .decides("HOLD");
        // What other steps do goes on, too.
        told(other, "ご利用のお知らせ（出金）");
        brokerage.assess(tooMuch(other, "s-1")).decides("DENY");
        settled(other);
        String left = "FROM suspension_due WHERE account = '" + broken.account() + "'";
        assertThat(server.count("SELECT count(*) " + left)).isEqualTo(1);
        server.execute("DELETE " + left);
    }

    @Test
    void aRuleStopsTheAccountInTheAnswerAndAllElseFollows() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        Reply held = brokerage
                .assess(Request.withdrawal(customer.account(), HOME, "1000").session("s-1"))
                .decides("HOLD");

        Reply stopped = brokerage.assess(tooMuch(customer, "s-1")).decides("DENY");
        assertThat(stopped.reasons()).contains("ACCOUNT_SUSPENDED");
        assertThat(stopped.text("/policy/rule")).isEqualTo("far too much");
        assertThat(customer.logsIn(HOME).decides("DENY").reasons()).contains("ACCOUNT_SUSPENDED");
        assertThat(brokerage.replay(stopped.text("/id")).is(200).text("/same")).isEqualTo("true");

        settled(customer);
        Reply standing = analyst.get(path(customer, "/suspension")).is(200);
        assertThat(standing.text("/state")).isEqualTo("suspended");
        assertThat(standing.text("/suspension/by")).isEqualTo("rule");
        assertThat(standing.texts("/suspension/steps", "what")).containsExactly("suspended");
        assertThat(analyst.get("/v1/holds?account=" + customer.account()).text("/holds/0/state"))
                .isEqualTo("frozen");
        assertThat(analyst.get("/v1/cases/" + standing.text("/suspension/case")).body())
                .contains(stopped.text("/id"));
        Reply known = analyst.get(path(customer, "/suspension/evidence")).is(200);
        assertThat(known.texts("/evidence/0/sessions", "id")).containsExactly("s-1");
        assertThat(known.texts("/evidence/0/holds", "id")).containsExactly(held.text("/hold"));
        assertThat(known.texts("/evidence/0/latest", "id")).contains(stopped.text("/id"), held.text("/id"));
        assertThat(known.text("/evidence/0/state")).isEqualTo("active");
        told(customer, "お口座を停止しました");
        assertThat(events("account.suspended", customer)).isEqualTo(1);
        // Once more only adds to the case.
        analyst.post(path(customer, "/suspension"), Map.of("reason", "seen")).is(200);
        assertThat(events("account.suspended", customer)).isEqualTo(1);
    }

    @Test
    void nobodyStopsAnAccountByGuessing() {
        Customer customer = brokerage.customerWithHistory();
        for (String result : List.of("failure", "attempt")) {
            brokerage
                    .assess(Request.login(customer.account(), ELSEWHERE, result))
                    .is(200);
        }
        assertThat(state(customer)).isEqualTo("active");
        customer.logsIn(HOME).decides("ALLOW");
    }

    @Test
    void theBrokerageStopsItForItsCustomerWhoMayHaveShownWhoHeIs() {
        PasskeyHolder holder = new PasskeyHolder(brokerage.customerWithHistory(), mailbox);
        Customer customer = holder.customer();
        Authenticator authenticator = holder.registers("phone");
        String mailed = customer.logsIn(ELSEWHERE).challenge();
        customer.passes(mailed, ELSEWHERE, mailbox);
        Client third = ELSEWHERE.at("198.51.100.77");
        Reply login = customer.logsIn(third).decides("CHALLENGE");
        Api api = brokerage.api();
        Map<String, String> by = Map.of("reason", "asked in the app", "by", "customer", "challenge", mailed);
        assertThat(api.post(path(customer, "/suspension"), by).is(422).pointers())
                .containsExactly("/challenge");
        assertThat(state(customer)).isEqualTo("active");
        holder.answers(
                        login.challenge(),
                        authenticator.get(
                                holder.starts(login.challenge(), third)
                                        .is(200)
                                        .json()
                                        .at("/publicKey"),
                                PasskeyHolder.ORIGIN),
                        third)
                .is(200);
        Map<String, String> proven =
                Map.of("reason", "asked in the app", "by", "customer", "challenge", login.challenge());
        Reply stopped = api.post(path(customer, "/suspension"), proven).is(200);
        assertThat(stopped.text("/suspension/by")).isEqualTo("customer");
        assertThat(stopped.text("/suspension/reason")).contains("asked in the app", login.challenge());
    }

    @Test
    void onThePageOnlyWhoHasShownWhoHeIsStopsTheAccount() throws Exception {
        PasskeyHolder holder = new PasskeyHolder(brokerage.customerWithHistory(), mailbox);
        Customer customer = holder.customer();
        Authenticator authenticator = holder.registers("phone");
        String challenge = customer.logsIn(ELSEWHERE).decides("CHALLENGE").challenge();
        HttpResponse<String> page =
                browse(HttpRequest.newBuilder(at("/step-up/" + challenge)).GET());
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        assertThat(page.body()).doesNotContain("stop-account");
        assertThat(submit("/step-up/" + challenge + "/stop", cookie))
                .isEqualTo("/step-up/" + challenge + "?note=refused");
        assertThat(state(customer)).isEqualTo("active");

        holder.answers(
                        challenge,
                        authenticator.get(
                                holder.starts(challenge, ELSEWHERE)
                                        .is(200)
                                        .json()
                                        .at("/publicKey"),
                                PasskeyHolder.ORIGIN),
                        ELSEWHERE)
                .is(200);
        HttpResponse<String> passed = browse(HttpRequest.newBuilder(at("/step-up/" + challenge))
                .header("Cookie", cookie)
                .GET());
        assertThat(passed.body()).contains("stop-account", "口座を停止する");
        assertThat(submit("/step-up/" + challenge + "/stop", "")).isEmpty();
        assertThat(state(customer)).isEqualTo("active");
        assertThat(submit("/step-up/" + challenge + "/stop", cookie))
                .isEqualTo("/step-up/" + challenge + "?note=stopped");
        assertThat(state(customer)).isEqualTo("suspended");
        assertThat(analyst.get(path(customer, "/suspension")).text("/suspension/by"))
                .isEqualTo("customer");
        HttpResponse<String> over = browse(HttpRequest.newBuilder(at("/step-up/" + challenge + "?note=stopped"))
                .header("Cookie", cookie)
                .GET());
        assertThat(over.body()).contains("お口座を停止しました").doesNotContain("stop-account");
    }

    private static URI at(String path) {
        return server.api().base().resolve(path);
    }

    private static HttpResponse<String> browse(HttpRequest.Builder request) throws IOException, InterruptedException {
        return BROWSER.send(request.header("Accept-Language", "ja").build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Where it leads; empty where it is refused. */
    private static String submit(String path, String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody());
        return browse(cookie.isEmpty() ? request : request.header("Cookie", cookie))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    @Test
    void thereIsNoWayAround() {
        PasskeyHolder holder = new PasskeyHolder(brokerage.customerWithHistory(), mailbox);
        Customer customer = holder.customer();
        Authenticator authenticator = holder.registers("phone");
        Reply in = customer.logsIn(HOME, "s-1").decides("ALLOW");
        String released = hold(customer);
        analyst.post("/v1/holds/" + released + "/release").is(200);
        String held = hold(customer);
        String passkeyProof = holder.proof();
        Reply pending = customer.logsIn(ELSEWHERE, "s-pending").decides("CHALLENGE");
        Reply passing = customer.logsIn(ELSEWHERE, "s-passed").decides("CHALLENGE");
        String proof = customer.passes(passing.challenge(), ELSEWHERE, mailbox).text("/proof");

        brokerage.assess(tooMuch(customer, "s-1")).decides("DENY");
        // At once, while nothing but the memory says so.
        brokerage.consume(proof).is(409);
        brokerage.consume(passkeyProof).is(409);
        Client known = HOME.with(Objects.requireNonNull(in.device()));
        refused(customer, known);
        settled(customer);

        for (String hold : List.of(released, held)) {
            analyst.post("/v1/holds/" + hold + "/release").is(409);
            brokerage
                    .assess(Request.withdrawal(customer.account(), HOME, "1000")
                            .session("s-1")
                            .with("releases", hold))
                    .decides("DENY");
        }
        brokerage.startCode(pending.challenge(), ELSEWHERE).is(409);
        holder.starts(pending.challenge(), ELSEWHERE).is(409);
        assertThat(holder.options("proof", passkeyProof).status()).isIn(409, 422);
        around(customer);
        refused(customer, known);
        try (RunningServer other = server.another()) {
            assertThat(other.brokerage()
                            .assess(Request.login(customer.account(), known))
                            .decides("DENY")
                            .reasons())
                    .contains("ACCOUNT_SUSPENDED");
        }

        wayBack(customer, known, authenticator, holder, passing.challenge());
        Request old = Request.withdrawal(customer.account(), known, "1000").session("s-1");
        assertThat(brokerage.assess(old).decides("DENY").reasons()).contains("SESSION_REVOKED");
        brokerage.consume(proof).is(409);
        brokerage
                .assess(Request.withdrawal(customer.account(), HOME, "1000")
                        .session("s-new")
                        .with("releases", released))
                .decides("DENY");
        brokerage.startCode(pending.challenge(), ELSEWHERE).is(409);
    }

    private static String hold(Customer customer) {
        return brokerage
                .assess(Request.withdrawal(customer.account(), HOME, "1000").session("s-1"))
                .decides("HOLD")
                .text("/hold");
    }

    private static void refused(Customer customer, Client known) {
        String account = customer.account();
        Request passkey = Request.login(account, known);
        ((ObjectNode) passkey.json().path("login")).put("factor", "passkey");
        for (Request request : List.of(
                Request.login(account, known),
                Request.login(account, known).session("s-1"),
                Request.login(account, ELSEWHERE).session("s-other"),
                passkey,
                Request.order(account, known).session("s-1"),
                Request.order(account, known).session("s-never"),
                Request.withdrawal(account, known, "1").session("s-1"),
                Request.change(account, known, "email").session("s-1"),
                Request.change(account, known, "passkey").session("s-1"))) {
            assertThat(brokerage.assess(request).decides("DENY").reasons()).contains("ACCOUNT_SUSPENDED");
        }
    }

    /** What changes an account otherwise changes nothing about this. */
    private static void around(Customer customer) {
        String account = customer.account();
        brokerage.register(account, customer.email(), "ja", "new phrase").is(200);
        brokerage.api().delete(path(customer, "/devices"));
        brokerage.register(account, "other-" + customer.email(), "ja", null).is(200);
        brokerage.importLogins(account, ELSEWHERE, 3).is(200);
        analyst.post(path(customer, "/required-changes"), Map.of("fields", List.of("phone"), "reason", "x"))
                .is(200);
        supervisor.post(path(customer, "/restoration/approvals")).is(409);
        otherSupervisor.post(path(customer, "/restoration/approvals")).is(409);
        analyst.post(path(customer, "/restoration/identity"), Map.of("documents", "x"))
                .is(409);
        analyst.post(path(customer, "/restoration/review"), kept(List.of(), List.of()))
                .is(409);
        analyst.post(path(customer, "/restoration/challenge")).is(409);
        assertThat(state(customer)).isEqualTo("suspended");
    }

    private static Object kept(List<String> devices, List<String> passkeys) {
        return Map.of("devices", devices, "passkeys", passkeys);
    }

    private static void wayBack(
            Customer customer, Client known, Authenticator thief, PasskeyHolder holder, String passedBefore) {
        analyst.post(path(customer, "/restoration")).is(200);
        refused(customer, known);
        brokerage
                .api()
                .post(path(customer, "/restoration/identity"), Map.of("challenge", passedBefore))
                .is(422);
        analyst.post(path(customer, "/restoration/identity"), Map.of("documents", "licence"))
                .is(200);
        for (String field : List.of("password", "pin", "phone")) {
            brokerage
                    .assess(Request.change(customer.account(), HOME, field).session("desk-" + field))
                    .decides("ALLOW");
        }
        // Nobody has looked at devices and passkeys.
        supervisor.post(path(customer, "/restoration/approvals")).is(409);
        brokerage
                .api()
                .post(path(customer, "/restoration/review"), kept(List.of(), List.of()))
                .is(403);
        assertThat(analyst.post(path(customer, "/restoration/review"), kept(List.of("dev_none"), List.of()))
                        .is(422)
                        .pointers())
                .containsExactly("/devices");
        List<String> passkeys = brokerage.api().get(holder.path()).texts("/passkeys", "id");
        analyst.post(path(customer, "/restoration/review"), kept(List.of(), passkeys))
                .is(200);
        supervisor.post(path(customer, "/restoration/approvals")).is(200);
        // Looked at again, it is approved again; now the passkey is found to be the thief's.
        Reply reviewed = supervisor
                .post(path(customer, "/restoration/review"), kept(List.of(), List.of()))
                .is(200);
        assertThat(reviewed.text("/approvalsLeft")).isEqualTo("2");
        assertThat(brokerage.account(customer.account()).json().at("/passkeys")).isEmpty();
        assertThat(holder.shows(thief.get(holder.loginOptions(), PasskeyHolder.ORIGIN))
                        .status())
                .isNotEqualTo(200);
        supervisor.post(path(customer, "/restoration/approvals")).is(200);
        brokerage.api().post(path(customer, "/restoration/approvals")).is(403);
        supervisor.post(path(customer, "/restoration/approvals")).is(409);
        refused(customer, known);
        Reply active =
                otherSupervisor.post(path(customer, "/restoration/approvals")).is(200);
        assertThat(active.text("/state")).isEqualTo("active");
        told(customer, "お口座を再開しました");
        assertThat(events("account.restored", customer)).isEqualTo(1);
        // Whoever changed the address lately may be the thief.
        assertThat(mailbox.toldBeside("other-" + customer.email())).isEmpty();
    }
}
