package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Policies as the operator sees them, by HTTP. */
@Tag("slow")
class PolicyTest {

    private static final String YAML = "application/yaml";

    private static final String CAREFUL = """
        name: careful
        effectiveFrom: %s
        default: ALLOW
        rules:
          - name: every login is asked
            on: login
            when: login.result == 'success'
            decide: CHALLENGE
            require: [[emailCode]]
        """;

    /** A key of a person or a service; {@code person} may be empty. */
    private static Api as(RunningServer server, String person, String... scopes) {
        ObjectNode wanted = Json.MAPPER.createObjectNode().put("name", "desk of " + person);
        if (!person.isEmpty()) {
            wanted.put("person", person);
        }
        for (String scope : scopes) {
            wanted.withArray("scopes").add(scope);
        }
        return server.api()
                .withKey(server.api().post("/v1/keys", wanted).is(201).text("/key"));
    }

    /** Logins once a day before an instant. */
    private static String customerOf(Brokerage brokerage, Instant before) {
        String account = brokerage.customer().account();
        String lines = IntStream.rangeClosed(1, 15)
                .mapToObj(i -> Request.login(account, HOME)
                        .id("then-" + account + "-" + i)
                        .time(before.minus(Duration.ofDays(20L - i)))
                        .toString())
                .collect(Collectors.joining("\n"));
        assertThat(brokerage.importLines(lines).is(200).text("/accepted")).isEqualTo("15");
        return account;
    }

    @Test
    void rakutenAsksUnfamiliarDevicesFromTheDayOn() {
        try (RunningServer server = RunningServer.start("SEKISHO_POLICY", "rakuten-2025-03-23")) {
            Brokerage brokerage = server.brokerage();
            Instant day = Instant.parse("2025-03-22T15:00:00Z");
            String account = customerOf(brokerage, day);
            Reply before = brokerage.assess(Request.login(account, ELSEWHERE).time(day.minusSeconds(1)));
            before.decides("ALLOW");
            Reply other = brokerage
                    .assess(Request.login(account, ELSEWHERE.at("198.51.100.5").using(Client.CHROME + " Edg/134.0"))
                            .time(day))
                    .decides("CHALLENGE");
            assertThat(other.text("/policy/rule")).isEqualTo("unfamiliar device needs additional authentication");
            assertThat(other.text("/policy/version")).isNotEqualTo(before.text("/policy/version"));
            brokerage
                    .assess(Request.login(account, HOME).time(day.plusSeconds(1)))
                    .decides("ALLOW");
            assertThat(server.api()
                            .get("/v1/policies/effective?at=2025-03-22T23:59:59%2B09:00")
                            .is(200)
                            .json()
                            .at("/rules"))
                    .isEmpty();
            assertThat(server.api()
                            .get("/v1/policies/effective?at=2025-03-23T00:00:00%2B09:00")
                            .is(200)
                            .json()
                            .at("/rules"))
                    .isNotEmpty();
            server.api().get("/v1/policies/effective?at=tomorrow").is(400);
        }
    }

    @Test
    void sbiAsksForLargeWithdrawalsAndFromTheEveningForAll() {
        try (RunningServer server = RunningServer.start("SEKISHO_POLICY", "sbi-2025-05-09")) {
            Brokerage brokerage = server.brokerage();
            Instant evening = Instant.parse("2025-05-09T09:00:00Z");
            String account = customerOf(brokerage, evening);
            brokerage
                    .assess(Request.login(account, HOME).session("s").time(evening.minusSeconds(600)))
                    .decides("ALLOW");
            Instant before = evening.minusMillis(1);
            withdraws(brokerage, account, "500000", before).decides("ALLOW");
            withdraws(brokerage, account, "500000.01", before).decides("CHALLENGE");
            withdraws(brokerage, account, "500001", before).decides("CHALLENGE");
            withdraws(brokerage, account, "1", before).decides("ALLOW");
            withdraws(brokerage, account, "1", evening).decides("CHALLENGE");
            // A late report of the afternoon is judged by the afternoon's policy.
            withdraws(brokerage, account, "1", before.minusSeconds(60)).decides("ALLOW");
        }
    }

    private static Reply withdraws(Brokerage brokerage, String account, String yen, Instant at) {
        return brokerage.assess(
                Request.withdrawal(account, HOME, yen).session("s").time(at));
    }

    @Test
    void aNewVersionIsInForceFromItsInstantAndOnOtherServersSoon() {
        try (RunningServer server = RunningServer.start();
                RunningServer other = server.another()) {
            Brokerage brokerage = server.brokerage();
            Customer customer = brokerage.customerWithHistory();
            Instant from = server.clock().instant().plus(Duration.ofHours(1));
            Reply added = server.api()
                    .postText("/v1/policies", YAML, CAREFUL.formatted(from))
                    .is(201);
            assertThat(added.text("/policies/0/version")).isEqualTo("2");
            assertThat(added.text("/policies/0/status")).isEqualTo("approved");
            customer.logsIn(HOME).decides("ALLOW");
            server.clock().forward(Duration.ofHours(1).plusSeconds(1));
            Reply asked = customer.logsIn(HOME).decides("CHALLENGE");
            assertThat(asked.text("/policy/name")).isEqualTo("careful");
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> other.brokerage()
                            .assess(Request.login(customer.account(), HOME))
                            .decision()
                            .equals("CHALLENGE"));
            // As JSON, which is YAML too.
            server.api()
                    .postText(
                            "/v1/policies",
                            "application/json",
                            "{\"name\":\"open\",\"effectiveFrom\":\"%s\",\"default\":\"ALLOW\",\"rules\":[]}"
                                    .formatted(server.clock().instant()))
                    .is(201);
            customer.logsIn(HOME).decides("ALLOW");
            assertThat(server.api().get("/v1/policies").is(200).texts("/policies", "name"))
                    .containsExactly("default", "careful", "open");
            // What was decided by an earlier version is replayed by it.
            assertThat(brokerage.replay(asked.text("/id")).text("/same")).isEqualTo("true");
        }
    }

    @Test
    void whatIsWrongIsSaidByLineAndRuleAndNothingIsStored() {
        try (RunningServer server = RunningServer.start()) {
            String broken = CAREFUL.formatted("2025-01-01T00:00:00+09:00")
                    .replace("login.result ==", "login.mood ==")
                    .replace("CHALLENGE", "ASK");
            Reply reply = server.api().postText("/v1/policies", YAML, broken).is(400);
            assertThat(reply.body()).contains("every login is asked", "policy:7:", "policy:8:", "mood");
            server.api().postText("/v1/policies", YAML, "rules: [").is(400);
            server.api().postText("/v1/policies", YAML, "").is(400);
            server.api().postText("/v1/policies", "text/plain", "x").is(415);
            server.api()
                    .postText("/v1/policies", YAML, "# " + "x".repeat(300 * 1024))
                    .is(413);
            assertThat(server.api().get("/v1/policies").texts("/policies", "name"))
                    .containsExactly("default");
        }
    }

    @Test
    void whereApprovalIsRequiredAnotherPersonMustGiveIt() {
        try (RunningServer server = RunningServer.start("SEKISHO_POLICY_APPROVAL", "required")) {
            Customer customer = server.brokerage().customerWithHistory();
            Api author = as(server, "hanako", "supervisor");
            Api sameWithAnotherKey = as(server, "hanako", "supervisor", "admin");
            Api approver = as(server, "jiro", "supervisor");
            Api service = as(server, "", "supervisor");
            Reply added = author.postText("/v1/policies", YAML, CAREFUL.formatted("2025-01-01T00:00:00+09:00"))
                    .is(201);
            assertThat(added.text("/policies/0/status")).isEqualTo("awaitingApproval");
            customer.logsIn(HOME).decides("ALLOW");
            author.post("/v1/policies/2/approve").is(403);
            sameWithAnotherKey.post("/v1/policies/2/approve").is(403);
            server.api().post("/v1/policies/2/approve").is(403);
            customer.logsIn(HOME).decides("ALLOW");
            approver.post("/v1/policies/99/approve").is(404);
            approver.post("/v1/policies/two/approve").is(404);
            Reply approved = approver.post("/v1/policies/2/approve").is(200);
            assertThat(approved.text("/approvedBy")).isEqualTo("jiro");
            customer.logsIn(HOME).decides("CHALLENGE");
            // Nobody is made of two keys: a service is no person.
            author.postText("/v1/policies", YAML, CAREFUL.formatted("2025-01-02T00:00:00+09:00"))
                    .is(201);
            service.post("/v1/policies/3/approve").is(403);
        }
    }

    @Test
    void keysOpenWhatTheirScopesSayUntilTheyAreRevoked() {
        try (RunningServer server = RunningServer.start()) {
            Api reader = as(server, "auditor", "auditor");
            reader.get("/v1/policies").is(200);
            reader.postText("/v1/policies", YAML, CAREFUL.formatted("2025-01-01T00:00:00+09:00"))
                    .is(403);
            reader.post("/v1/policies/1/approve").is(403);
            reader.get("/v1/assessments/x").is(403);
            reader.get("/v1/accounts/x").is(403);
            reader.get("/v1/keys").is(403);
            Api assessor = as(server, "", "assess");
            assessor.get("/v1/assessments/x").is(404);
            assessor.put("/v1/accounts/x", Json.MAPPER.createObjectNode()).is(403);

            Reply keys = server.api().get("/v1/keys").is(200);
            assertThat(keys.body()).doesNotContain(String.valueOf(reader.key()));
            String id = keys.json().at("/keys/0/id").asString();
            server.api().delete("/v1/keys/" + id).is(204);
            reader.get("/v1/policies").is(401);
            server.api().delete("/v1/keys/" + id).is(404);
            assessor.get("/v1/assessments/x").is(404);
        }
    }

    @Test
    void aPersonCannotBeTheBootstrapKeysNorScopesUnknown() {
        try (RunningServer server = RunningServer.start()) {
            ObjectNode wanted = Json.MAPPER.createObjectNode().put("name", "x").put("person", "bootstrap");
            wanted.putArray("scopes").add("everything");
            assertThat(server.api().post("/v1/keys", wanted).is(400).pointers())
                    .containsExactlyInAnyOrder("/person", "/scopes");
        }
    }
}
