package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The brokerage's systems are told what happens, over real HTTP. */
@Tag("slow")
class WebhookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String POLICY = """
        name: holding
        effectiveFrom: 2000-01-01T00:00:00+09:00
        default: ALLOW
        rules:
          - name: withdrawals are held
            on: withdrawal
            when: withdrawal.todayJpy > 0
            decide: HOLD
            require: [[emailCode]]
        """;

    @TempDir
    private static Path folder;

    private static Mailbox mailbox;
    private static RunningServer server;
    private static Brokerage brokerage;
    private static Api admin;
    private static Api analyst;

    private WebhookReceiver receiver;

    @BeforeAll
    static void start() throws IOException {
        mailbox = Mailbox.open();
        Path policy = Files.writeString(folder.resolve("holding.yaml"), POLICY);
        server = RunningServer.start("SEKISHO_SMTP_URL", mailbox.url(), "SEKISHO_POLICY", policy.toString());
        brokerage = server.brokerage();
        admin = Staff.person(brokerage.api(), "sato", "admin");
        analyst = Staff.person(brokerage.api(), "aoki", "analyst");
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.close();
    }

    @BeforeEach
    void receive() {
        receiver = WebhookReceiver.open();
    }

    /** What one test registers is told nothing of the next. */
    @AfterEach
    void removeAll() {
        admin.get("/v1/webhooks")
                .texts("/webhooks", "id")
                .forEach(id -> admin.delete("/v1/webhooks/" + id).is(204));
        receiver.close();
    }

    private static Reply registered(WebhookReceiver at) {
        return admin.post("/v1/webhooks", Map.of("url", at.url())).is(201);
    }

    private static String path(Reply registered) {
        return "/v1/webhooks/" + registered.text("/id");
    }

    private static Customer customer() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        return customer;
    }

    private static Request withdrawal(Customer customer) {
        return Request.withdrawal(customer.account(), HOME, "1000").session("s-1");
    }

    private static Reply held(Customer customer) {
        return brokerage.assess(withdrawal(customer)).decides("HOLD");
    }

    private List<String> lifeOf(Customer customer, String lastType) {
        receiver.next(message ->
                message.account().equals(customer.account()) && message.type().equals(lastType));
        return receiver.about(customer.account()).stream()
                .map(WebhookReceiver.Message::type)
                .toList();
    }

    /** The latest message once it stands so, after so many attempts or more: pauses pass by themselves while a test takes its time. */
    private static Reply delivery(Reply registered, String state, int attempts) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Reply latest = admin.get(path(registered) + "/deliveries").is(200);
            assertThat(latest.text("/deliveries/0/state")).isEqualTo(state);
            assertThat(latest.json().at("/deliveries/0/attempts").asInt()).isGreaterThanOrEqualTo(attempts);
        });
        return admin.get(path(registered) + "/deliveries");
    }

    @Test
    void aMessageIsSignedAsTheSpecificationSays() {
        Reply made = registered(receiver);
        String id = admin.post(path(made) + "/test").is(202).text("/message");
        WebhookReceiver.Message ping = receiver.next(message -> message.id().equals(id));
        assertThat(ping.type()).isEqualTo("webhook.ping");
        assertThat(ping.json().at("/timestamp").asString()).isNotEmpty();
        assertThat(ping.isSignedBy(made.text("/secret"))).isTrue();
        assertThat(ping.isSignedBy("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isFalse();
        assertThat(delivery(made, "delivered", 1).text("/deliveries/0/lastStatus"))
                .isEqualTo("204");
    }

    @Test
    void aHoldReleasedByTheCustomerTellsItsLifeInOrder() {
        registered(receiver);
        Customer customer = customer();
        Reply held = held(customer);
        customer.passes(held.challenge(), HOME, mailbox);
        Reply used = brokerage
                .assess(withdrawal(customer).with("releases", held.text("/hold")))
                .decides("ALLOW");

        assertThat(lifeOf(customer, "hold.used")).containsExactly("hold.open", "hold.released", "hold.used");
        assertThat(receiver.about(customer.account())).allSatisfy(message -> {
            assertThat(message.told("hold")).isEqualTo(held.text("/hold"));
            assertThat(message.told("assessment")).isEqualTo(held.text("/id"));
        });
        assertThat(receiver.about(customer.account()).get(1).told("by")).isEqualTo("customer");
        assertThat(used.text("/id")).isNotEqualTo(held.text("/id"));
        assertThat(analyst.get("/v1/holds/" + held.text("/hold")).is(200).text("/state"))
                .isEqualTo("used");
    }

    @Test
    void whatAnalystsAndSuspensionsDoToHoldsIsTold() {
        registered(receiver);
        Customer denied = customer();
        String hold = held(denied).text("/hold");
        analyst.post("/v1/holds/" + hold + "/release").is(200);
        analyst.post("/v1/holds/" + hold + "/deny", Map.of("note", "a call to the customer"))
                .is(200);
        // Said again, it is not told again.
        analyst.post("/v1/holds/" + hold + "/deny").is(200);
        assertThat(lifeOf(denied, "hold.denied")).containsExactly("hold.open", "hold.released", "hold.denied");
        assertThat(receiver.about(denied.account()).getLast().told("by")).isEqualTo("analyst");

        Customer suspended = customer();
        held(suspended);
        analyst.post("/v1/accounts/" + suspended.account() + "/suspension", Map.of("reason", "a call"))
                .is(200);
        assertThat(lifeOf(suspended, "hold.frozen")).startsWith("hold.open", "hold.frozen");
        WebhookReceiver.Message stopped = receiver.next(message ->
                message.type().equals("account.suspended") && message.account().equals(suspended.account()));
        assertThat(stopped.told("by")).isEqualTo("analyst");
        // What people wrote, and who, stays with us.
        assertThat(stopped.json().toString()).doesNotContain("a call", "aoki");
    }

    @Test
    void whatExpiresIsToldOnceHoweverManyServers() {
        registered(receiver);
        Customer customer = customer();
        held(customer);
        receiver.next(message -> message.account().equals(customer.account()));
        server.clock().forward(Duration.ofHours(24).plusSeconds(10));
        // Each looks when it starts.
        try (RunningServer second = server.another();
                RunningServer third = second.another()) {
            assertThat(third.api().base()).isNotEqualTo(second.api().base());
            assertThat(lifeOf(customer, "hold.expired")).containsExactly("hold.open", "hold.expired");
        }
        assertThat(receiver.about(customer.account())).hasSize(2);
        assertThat(analyst.get("/v1/holds?state=expired&account=" + customer.account())
                        .json()
                        .at("/holds"))
                .hasSize(1);
    }

    @Test
    void whatIsNotTakenIsSentAgainLaterAndLater() {
        receiver.answers(500, 503, 302);
        Reply made = registered(receiver);
        String id = admin.post(path(made) + "/test").is(202).text("/message");
        assertThat(delivery(made, "pending", 1).text("/deliveries/0/lastError")).startsWith("answered ");
        server.clock().forward(Duration.ofSeconds(7));
        delivery(made, "pending", 2);
        server.clock().forward(Duration.ofMinutes(7));
        assertThat(delivery(made, "pending", 3).text("/deliveries/0/lastError")).contains("redirects");
        server.clock().forward(Duration.ofMinutes(37));
        delivery(made, "delivered", 4);
        assertThat(receiver.messages()).hasSize(4).allSatisfy(message -> {
            assertThat(message.id()).isEqualTo(id);
            assertThat(message.isSignedBy(made.text("/secret"))).isTrue();
        });
        assertThat(receiver.messages())
                .extracting(WebhookReceiver.Message::timestamp)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void whatHappenedIsSentAgainOnRequest() {
        Customer customer = customer();
        Reply first = registered(receiver);
        String hold = held(customer).text("/hold");
        analyst.post("/v1/holds/" + hold + "/deny").is(200);
        lifeOf(customer, "hold.denied");
        delivery(first, "delivered", 1);
        String opened = receiver.about(customer.account()).getFirst().id();

        assertThat(admin.post(path(first) + "/replay", Map.of("after", opened))
                        .is(202)
                        .text("/queued"))
                .isEqualTo("1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.about(customer.account()))
                        .extracting(WebhookReceiver.Message::type)
                        .containsExactly("hold.open", "hold.denied", "hold.denied"));
        // One that came later is told what happened before it.
        try (WebhookReceiver late = WebhookReceiver.open()) {
            Reply second = admin.post(
                            "/v1/webhooks", Map.of("url", late.url(), "types", List.of("hold.denied", "hold.released")))
                    .is(201);
            admin.post(
                            path(second) + "/replay",
                            Map.of(
                                    "since",
                                    server.clock().instant().minusSeconds(3600).toString()))
                    .is(202);
            late.next(message -> message.told("hold").equals(hold));
            assertThat(late.messages())
                    .extracting(WebhookReceiver.Message::type)
                    .isSubsetOf("hold.denied", "hold.released");
        }
    }

    @Test
    void aSecretIsReplacedWithoutAGap() {
        Reply made = registered(receiver);
        String former = made.text("/secret");
        String current = admin.post(path(made) + "/secret").is(200).text("/secret");
        admin.post(path(made) + "/test").is(202);
        WebhookReceiver.Message both = receiver.next(message -> true);
        assertThat(both.isSignedBy(current)).isTrue();
        assertThat(both.isSignedBy(former)).isTrue();
        server.clock().forward(Duration.ofHours(24).plusSeconds(1));
        String id = admin.post(path(made) + "/test").is(202).text("/message");
        WebhookReceiver.Message later = receiver.next(message -> message.id().equals(id));
        assertThat(later.isSignedBy(current)).isTrue();
        assertThat(later.isSignedBy(former)).isFalse();
        // Nowhere but with whoever was shown them.
        assertThat(server.tablesWith(current.substring("whsec_".length()))).isEmpty();
        assertThat(admin.get(path(made)).is(200).body()).doesNotContain("whsec_");
    }

    @Test
    void anEndpointThatGivesNoAnswerHoldsUpNoOther() {
        try (WebhookReceiver stuck = WebhookReceiver.stuck()) {
            Reply slow = registered(stuck);
            admin.post(path(slow) + "/test").is(202);
            stuck.next(message -> true);
            registered(receiver);
            Customer customer = customer();
            held(customer);
            assertThat(lifeOf(customer, "hold.open")).containsExactly("hold.open");
            assertThat(admin.get(path(slow) + "/deliveries?state=delivered")
                            .is(200)
                            .json()
                            .at("/deliveries"))
                    .isEmpty();
        }
    }

    @Test
    void anEndpointThatSaysItIsGoneIsDisabledUntilItIsEnabled() {
        receiver.answers(410);
        Reply made = registered(receiver);
        admin.post(path(made) + "/test").is(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(admin.get(path(made)).body()).contains("\"disabledBy\":\"gone\""));
        admin.post(path(made) + "/test").is(409);
        admin.post(path(made) + "/replay", Map.of("after", "msg_unknown")).is(422);
        server.clock().forward(Duration.ofMinutes(10));
        Reply enabled = admin.put(path(made), Map.of("url", receiver.url(), "enabled", true))
                .is(200);
        assertThat(enabled.text("/enabled")).isEqualTo("true");
        assertThat(enabled.has("/disabledBy")).isFalse();
        delivery(made, "delivered", 2);
    }

    @Test
    void whatIsNotTakenSurvivesARestart() {
        receiver.answers(Collections.nCopies(50, 500).toArray(Integer[]::new));
        String id;
        RunningServer first = RunningServer.start();
        try {
            Reply made = first.api()
                    .post("/v1/webhooks", Map.of("url", receiver.url()))
                    .is(201);
            id = first.api().post(path(made) + "/test").is(202).text("/message");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    first.api().get(path(made) + "/deliveries").text("/deliveries/0/attempts"))
                            .isNotEqualTo("0"));
        } finally {
            first.close();
        }
        int refused = receiver.messages().size();
        receiver.takesAll();
        first.clock().forward(Duration.ofHours(1));
        try (RunningServer second = first.another()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(receiver.messages()).hasSize(refused + 1));
            assertThat(receiver.messages().getLast().id()).isEqualTo(id);
            assertThat(second.count("SELECT count(*) FROM webhook_event")).isEqualTo(1);
        }
    }

    @Test
    void wrongRequestsAreNamed() {
        for (String url : List.of("http://hooks.example.jp/", "https://user:word@hooks.example.jp/", "nowhere")) {
            assertThat(admin.post("/v1/webhooks", Map.of("url", url)).is(400).pointers())
                    .containsExactly("/url");
        }
        assertThat(admin.post("/v1/webhooks", Map.of("types", List.of("hold.lost")))
                        .is(400)
                        .pointers())
                .containsExactlyInAnyOrder("/url", "/types");
        admin.get("/v1/webhooks/wh_unknown").is(404);
        admin.put("/v1/webhooks/wh_unknown", Map.of("url", receiver.url())).is(404);
        admin.delete("/v1/webhooks/wh_unknown").is(404);
        admin.post("/v1/webhooks/wh_unknown/secret").is(404);
        Reply made = registered(receiver);
        assertThat(admin.post(path(made) + "/replay", Map.of()).is(400).pointers())
                .containsExactly("/after");
        assertThat(admin.get(path(made) + "/deliveries?state=lost").is(400).pointers())
                .containsExactly("?state");
    }

    @Test
    void onlyAdministratorsManageAndAuditorsLook() {
        Reply made = registered(receiver);
        Api auditor = Staff.person(brokerage.api(), "mori", "auditor");
        assertThat(auditor.get("/v1/webhooks").is(200).texts("/webhooks", "id")).containsExactly(made.text("/id"));
        auditor.get(path(made) + "/deliveries").is(200);
        auditor.post(path(made) + "/test").is(403);
        auditor.delete(path(made)).is(403);
        analyst.get("/v1/webhooks").is(403);
    }

    @Test
    void theConsoleShowsWhetherMessagesArrive() {
        receiver.answers(Collections.nCopies(50, 500).toArray(Integer[]::new));
        Reply made = registered(receiver);
        admin.post(path(made) + "/test").is(202);
        delivery(made, "pending", 1);
        String page = ConsoleVisitor.signedIn(server, "inoue", "auditor")
                .get("/console/webhooks")
                .body();
        assertThat(page)
                .contains("http://localhost:", "webhook.ping", "answered 500", "Enabled")
                // What may be a secret in the path is left out.
                .doesNotContain(receiver.url());
    }
}
