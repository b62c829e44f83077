package io.sekisho.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sekisho.client.Event.Order.Instrument;
import io.sekisho.client.Event.Order.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SekishoClientTest {

    private static final String KEY = "key-of-the-tests";
    private static final String LINES = """
        {"accepted":2,"duplicates":0,"refusedCount":0,"refused":[]}\
        """;

    private static final String ALLOW = """
        {"id":"a-1","account":"8021","decision":"ALLOW","risk":{"score":0.004,"level":"LOW"},"reasons":[],
         "policy":{"name":"default","version":1,"rule":"default"},"device":"dv1.secret","new":{"from":"tomorrow"}}\
        """;
    private static final String CHALLENGE = """
        {"id":"a-1","account":"8021","decision":"CHALLENGE","risk":{"score":0.31,"level":"MEDIUM"},
         "reasons":[{"code":"DEVICE_NEW","bits":4.1,"detail":"first sight of this browser"}],
         "policy":{"name":"default","version":1,"rule":"unusual login"},
         "challenge":{"id":"ch_1","require":[["passkey","emailCode"],["carrierPigeon"]],"methods":["emailCode"],
                      "url":"/step-up/ch_1","expiresAt":"2026-11-22T09:10:00Z"},"device":"dv1.secret"}\
        """;
    private static final String PROBLEM = """
        {"type":"urn:sekisho:problem:invalid-fields","title":"Invalid fields","status":400,"detail":"See errors",
         "requestId":"r-1","errors":[{"pointer":"/client/ip","detail":"must be an IPv4 or IPv6 address"}]}\
        """;
    private static final String BUSY = """
        {"type":"about:blank","title":"Busy","status":503,"detail":"stopping","requestId":"r-2"}\
        """;
    private static final String LIMITED = """
        {"type":"about:blank","title":"Too many","status":429,"detail":"too many calls","requestId":"r-3"}\
        """;

    private final ClientInfo browser =
            ClientInfo.of("203.0.113.9", "Mozilla/5.0").withDevice("dv1.old").withPage("Asia/Tokyo", null);

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ClientOptions options() {
        return ClientOptions.of(server.address(), KEY).answerWithin(Duration.ofSeconds(5));
    }

    private SekishoClient client() {
        return new SekishoClient(options());
    }

    private AssessmentRequest login() {
        return AssessmentRequest.of("8021", "s-1", browser, Event.Login.success())
                .withId("login-1");
    }

    private AssessmentRequest request(Operation operation) {
        Event event = switch (operation) {
            case LOGIN -> Event.Login.success();
            case ORDER ->
                new Event.Order(
                        Side.BUY,
                        Instrument.EQUITY,
                        "0700.HK",
                        new BigDecimal("1E+3"),
                        new BigDecimal("12.30"),
                        "HKD",
                        new BigDecimal("246000"),
                        null,
                        null);
            case WITHDRAWAL -> new Event.Withdrawal(new BigDecimal("500000"), "JPY", "bank-1");
            case CHANGE -> new Event.Change(Event.Change.Field.BANK_ACCOUNT);
        };
        return AssessmentRequest.of("8021", "s-1", browser, event).withId("op-1");
    }

    private JsonNode asked(int number) {
        return JsonMapper.shared().readTree(server.asked.get(number).body());
    }

    @Test
    void anAllowedLoginCarriesTheNextDeviceToken() {
        server.answers(200, ALLOW);
        Assessment answer = client().assess(login());
        assertThat(answer.decision()).isEqualTo(Decision.ALLOW);
        assertThat(answer.device()).isEqualTo("dv1.secret");
        assertThat(answer.judged()).isTrue();
        FakeServer.Asked asked = server.asked.get(0);
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /v1/assessments");
        assertThat(asked.key()).isEqualTo("Bearer " + KEY);
        assertThat(asked(0)).isEqualTo(JsonMapper.shared().readTree("""
            {"id":"login-1","type":"login","account":"8021","session":"s-1",
             "client":{"ip":"203.0.113.9","userAgent":"Mozilla/5.0","device":"dv1.old","timezone":"Asia/Tokyo"},
             "login":{"result":"success","factor":"password"}}\
            """));
    }

    @Test
    void aChallengeIsReadWhateverMethodsTheServerKnows() {
        server.answers(200, CHALLENGE);
        Assessment.ChallengeOffer offer =
                requireNonNull(client().assess(login()).challenge());
        assertThat(offer.id()).isEqualTo("ch_1");
        assertThat(offer.require())
                .containsExactly(
                        List.of(ChallengeMethod.PASSKEY, ChallengeMethod.EMAIL_CODE), List.of(ChallengeMethod.OTHER));
        assertThat(offer.expiresAt()).isEqualTo(Instant.parse("2026-11-22T09:10:00Z"));
    }

    @Test
    void moneyIsWrittenPlainly() {
        server.answers(200, ALLOW);
        client().assess(request(Operation.ORDER).at(Instant.parse("2026-11-22T00:00:00Z")));
        assertThat(asked(0).get("order")).isEqualTo(JsonMapper.shared().readTree("""
            {"side":"buy","instrument":"equity","symbol":"0700.HK","quantity":"1000","price":"12.30","currency":"HKD",
             "valueJpy":"246000"}\
            """));
        assertThat(asked(0).get("time").asString()).isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void aRefusalNamesEachField() {
        server.answers(400, PROBLEM);
        SekishoException.Refused refused =
                catchThrowableOfType(SekishoException.Refused.class, () -> client().assess(login()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().errors())
                .containsExactly(new Problem.FieldError("/client/ip", "must be an IPv4 or IPv6 address"));
        assertThat(refused).hasMessageContaining("/client/ip").hasMessageContaining("r-1");
    }

    @Test
    void anAssessmentIsAskedAgainUnderTheSameIdWhenTheServerIsBusyOrTheConnectionBreaks() {
        server.answers(503, BUSY).breaksTheConnection().answers(200, ALLOW);
        assertThat(client().assess(login()).decision()).isEqualTo(Decision.ALLOW);
        assertThat(server.asked)
                .hasSize(3)
                .extracting(FakeServer.Asked::body)
                .containsOnly(server.asked.get(0).body());
    }

    @Test
    void aCodeIsNotAnsweredAgainWhenTheConnectionBreaks() {
        server.breaksTheConnection();
        assertThatThrownBy(() -> client().answerChallenge("ch_1", new ChallengeAnswer.EmailCode("123456", browser)))
                .isInstanceOf(SekishoException.Unavailable.class);
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void aCodeIsNotAnsweredAgainWhereTheServerMayHaveLookedAtIt() {
        server.answers(503, BUSY);
        assertThatThrownBy(() -> client().answerChallenge("ch_1", new ChallengeAnswer.EmailCode("123456", browser)))
                .isInstanceOf(SekishoException.Unavailable.class);
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void aCodeIsAnsweredAgainWhenTheServerSaysThatItDidNothing() {
        server.answers(429, BUSY).answers(200, "{\"status\":\"pending\",\"attemptsLeft\":2}");
        ChallengeStatus status = client().answerChallenge("ch_1", new ChallengeAnswer.EmailCode("123456", browser));
        assertThat(status.status()).isEqualTo(ChallengeStatus.Status.PENDING);
        assertThat(status.attemptsLeft()).isEqualTo(2);
        assertThat(asked(1).get("code").asString()).isEqualTo("123456");
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyJudgesInTimeIsHeldUnlessToldOtherwise(Operation operation) {
        server.neverAnswers();
        SekishoClient client = new SekishoClient(options().answerWithin(Duration.ofMillis(200)));
        Assessment answer = client.assess(request(operation));
        assertThat(answer.decision()).isEqualTo(Decision.HOLD);
        assertThat(answer.judged()).isFalse();
        assertThat(answer.reasons()).extracting(Assessment.Reason::code).containsExactly("NOT_JUDGED");
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheOperationThatMayGoOnUnjudgedDoes(Operation operation) throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        SekishoClient client = new SekishoClient(ClientOptions.of(nobody, KEY).failOpen(Operation.LOGIN));
        Assessment answer = client.assess(request(operation));
        assertThat(answer.judged()).isFalse();
        assertThat(answer.decision()).isEqualTo(operation == Operation.LOGIN ? Decision.ALLOW : Decision.HOLD);
    }

    @Test
    void noiseAboutAnAccountDoesNotOpenTheWay() {
        server.answers(429, LIMITED, "60");
        Assessment answer = new SekishoClient(options().failOpen(Operation.LOGIN)).assess(login());
        assertThat(answer.decision()).isEqualTo(Decision.HOLD);
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void aShortWaitIsWaited() {
        server.answers(429, LIMITED, "1").answers(200, ALLOW);
        assertThat(client().assess(login()).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void whatIsNoSekishoIsUnavailable() {
        server.answers(200, "<html>Welcome</html>");
        assertThat(client().assess(login()).judged()).isFalse();
    }

    @Test
    void aServerThatLetItPassUnjudgedIsTold() {
        server.answers(200, """
            {"id":"a-1","account":"8021","decision":"ALLOW","risk":{"score":0,"level":"LOW"},
             "reasons":[{"code":"NOT_JUDGED","bits":0,"detail":"no database"}],
             "policy":{"name":"default","version":1,"rule":"unavailable"}}\
            """);
        assertThat(client().assess(login()).judged()).isFalse();
    }

    @Test
    void aChallengeIsStartedWaitedForAndItsProofUsed() {
        server.answers(200, "{\"status\":\"pending\",\"sentTo\":\"t•••@example.jp\",\"delivery\":\"queued\"}")
                .answers(200, """
                    {"id":"ch_1","status":"passed","assurance":"low","restricted":true,"proof":"aaa.bbb.ccc"}\
                    """)
                .answers(200, """
                    {"consumed":true,"claims":{"account":"8021","assessment":"op-1","session":"s-1","operation":"withdrawal",
                     "assurance":"low","restricted":true,"amount":"500000.00","currency":"JPY","destination":"bank-1"}}\
                    """);
        SekishoClient client = client();
        assertThat(client.startChallenge("ch_1", ChallengeMethod.EMAIL_CODE, browser)
                        .sentTo())
                .isEqualTo("t•••@example.jp");
        ChallengeStatus passed = client.challenge("ch_1", Duration.ofSeconds(2));
        ProofClaims claims = client.consume(requireNonNull(passed.proof()));
        assertThat(passed.restricted()).isTrue();
        assertThat(claims.approves("8021", "s-1", request(Operation.WITHDRAWAL).event()))
                .isTrue();
        assertThat(server.asked)
                .extracting(FakeServer.Asked::path)
                .containsExactly("/v1/challenges/ch_1/start", "/v1/challenges/ch_1?wait=2s", "/v1/proofs/consume");
    }

    @Test
    void aProofIsConsumedForWhatIsAboutToBeExecuted() {
        server.answers(200, """
            {"consumed":true,"claims":{"account":"8021","assessment":"op-1","session":"s-1","operation":"order","assurance":"low",
             "restricted":false,"symbol":"0700.HK","side":"buy","instrument":"equity","quantity":"1000","currency":"HKD"}}\
            """).answers(422, """
                {"type":"urn:sekisho:problem:impossible","title":"Impossible","status":422,"detail":"something else","requestId":"r-4",
                 "errors":[{"pointer":"/expect/quantity","detail":"is not what was approved"}]}\
                """);
        Event order = request(Operation.ORDER).event();
        assertThat(client().consume("aaa.bbb.ccc", "8021", "s-1", order).instrument())
                .isEqualTo(Instrument.EQUITY);
        assertThat(asked(0).path("expect").propertyNames())
                .containsExactlyInAnyOrder(
                        "operation", "account", "session", "symbol", "side", "instrument", "quantity", "currency");
        SekishoException.Refused refused = catchThrowableOfType(
                SekishoException.Refused.class, () -> client().consume("aaa.bbb.ccc", "8021", "s-1", order));
        assertThat(refused.problem().errors())
                .extracting(Problem.FieldError::pointer)
                .containsExactly("/expect/quantity");
    }

    @Test
    void aProofApprovesNothingElse() {
        ProofClaims claims = new ProofClaims(
                "8021",
                "op-1",
                "s-1",
                Operation.WITHDRAWAL,
                "low",
                false,
                new BigDecimal("500000"),
                "JPY",
                "bank-1",
                null,
                null,
                null,
                null,
                null);
        Event same = new Event.Withdrawal(new BigDecimal("500000.0"), "JPY", "bank-1");
        assertThat(claims.approves("8021", "s-1", same)).isTrue();
        assertThat(claims.approves("8022", "s-1", same)).isFalse();
        assertThat(claims.approves("8021", "s-2", same)).isFalse();
        assertThat(List.of(
                        new Event.Withdrawal(new BigDecimal("500001"), "JPY", "bank-1"),
                        new Event.Withdrawal(new BigDecimal("500000"), "USD", "bank-1"),
                        new Event.Withdrawal(new BigDecimal("500000"), "JPY", "bank-2"),
                        Event.Login.success(),
                        new Event.Change(Event.Change.Field.EMAIL)))
                .noneMatch(other -> claims.approves("8021", "s-1", other));
    }

    @Test
    void accountsArePutAndRead() {
        server.answers(200, "{}").answers(200, """
            {"id":"80/21","state":"active","email":"t•••@example.jp","devices":[],"lastEvents":[]}\
            """);
        SekishoClient client = client();
        client.putAccount("80/21", new AccountData("taro@example.jp", List.of("+819012345678"), "ja", null));
        assertThat(client.account("80/21").state()).isEqualTo("active");
        assertThat(server.asked.get(0).method() + " " + server.asked.get(0).path())
                .isEqualTo("PUT /v1/accounts/80%2F21");
        assertThat(asked(0)).isEqualTo(JsonMapper.shared().readTree("""
            {"email":"taro@example.jp","phones":["+819012345678"],"language":"ja"}\
            """));
    }

    @Test
    void anAccountIsSuspended() {
        server.answers(200, "{}");
        client().suspend("8021", "called and said so");
        assertThat(server.asked.get(0).path()).isEqualTo("/v1/accounts/8021/suspension");
        assertThat(asked(0).get("reason").asString()).isEqualTo("called and said so");
    }

    @Test
    void anAccountIsSuspendedForItsCustomer() {
        server.answers(200, "{}");
        client().suspendForCustomer("8021", "asked for in the settings");
        assertThat(server.asked.get(0).path()).isEqualTo("/v1/accounts/8021/suspension");
        assertThat(asked(0).get("by").asString()).isEqualTo("customer");
    }

    @Test
    void pastEventsGoOneALine() {
        server.answers(200, """
            {"accepted":1,"duplicates":0,"refusedCount":1,
             "refused":[{"line":2,"errors":[{"pointer":"/client/ip","detail":"must be an address"}]}]}\
            """);
        AssessmentRequest past = login().at(Instant.parse("2026-11-01T00:00:00Z"));
        ImportResult result = client().importEvents(List.of(
                new PastEvent(past, PastEvent.Label.HONEST), new PastEvent(past.withId("login-2"), null)));
        assertThat(result.refused().get(0).line()).isEqualTo(2);
        assertThat(server.asked.get(0).type()).isEqualTo("application/x-ndjson");
        List<String> lines = server.asked.get(0).body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JsonMapper.shared().readTree(lines.get(0)).get("label").asString())
                .isEqualTo("honest");
    }

    @Test
    void theMarketGoesOneDayALineAndRatesHaveNoVolume() {
        server.answers(200, LINES);
        LocalDate day = LocalDate.of(2025, 3, 24);
        client().putMarket(List.of(
                new MarketDay("7992", day, new BigDecimal("104"), 2_970_000L, "JPY", "XTKS"),
                MarketDay.rate("HKD", day, new BigDecimal("19.31"))));
        assertThat(server.asked.get(0).method() + " " + server.asked.get(0).path())
                .isEqualTo("PUT /v1/market");
        assertThat(server.asked.get(0).body().lines()).containsExactly("""
            {"symbol":"7992","date":"2025-03-24","close":"104","volume":2970000,"currency":"JPY","market":"XTKS"}\
            """, """
            {"symbol":"HKD","date":"2025-03-24","close":"19.31","currency":"JPY","market":"FX"}\
            """);
    }

    @Test
    void whatAnAccountHoldsIsTold() {
        server.answers(200, "{}");
        Position position = new Position("7992", new BigDecimal("100"), new BigDecimal("10400"));
        client().putPositions("80/21", Instant.parse("2025-03-24T00:00:00Z"), List.of(position));
        assertThat(server.asked.get(0).path()).isEqualTo("/v1/accounts/80%2F21/positions");
        assertThat(asked(0)).isEqualTo(JsonMapper.shared().readTree("""
            {"asOf":"2025-03-24T00:00:00Z","positions":[{"symbol":"7992","quantity":"100","valueJpy":"10400"}]}\
            """));
    }

    @Test
    void outcomesGoOneALine() {
        server.answers(200, LINES);
        client().outcomes(List.of(
                new OperationOutcome(
                        "ord-1",
                        OperationOutcome.Result.EXECUTED,
                        new BigDecimal("400"),
                        new BigDecimal("246.1"),
                        Instant.EPOCH),
                OperationOutcome.of("ord-2", OperationOutcome.Result.CANCELLED, Instant.EPOCH)));
        assertThat(server.asked.get(0).path()).isEqualTo("/v1/outcomes");
        assertThat(server.asked.get(0).body().lines().map(JsonMapper.shared()::readTree))
                .containsExactly(
                        JsonMapper.shared().readTree("""
                            {"assessment":"ord-1","outcome":"executed","quantity":"400","price":"246.1","time":"1970-01-01T00:00:00Z"}\
                            """), JsonMapper.shared().readTree("""
                                {"assessment":"ord-2","outcome":"cancelled","time":"1970-01-01T00:00:00Z"}\
                                """));
    }

    @Test
    void aWebhookIsMadeListedAndRemovedAndItsSecretIsNotPrinted() {
        server.answers(201, """
            {"id":"wh_1","url":"https://hooks.example.jp/","enabled":true,"secret":"whsec_abc"}\
            """).answers(200, """
                {"webhooks":[{"id":"wh_1","url":"https://hooks.example.jp/","enabled":true}]}\
                """).answers(204, "");
        Webhooks webhooks = client().webhooks();
        Webhooks.Made made = webhooks.create("https://hooks.example.jp/", List.of("hold.released"), null);
        assertThat(made.secret()).isEqualTo("whsec_abc");
        assertThat(made.toString()).doesNotContain("whsec_abc");
        assertThat(asked(0)).isEqualTo(JsonMapper.shared().readTree("""
            {"url":"https://hooks.example.jp/","types":["hold.released"]}\
            """));
        assertThat(webhooks.list()).extracting(Webhook::id).containsExactly("wh_1");
        webhooks.remove("wh_1");
        assertThat(server.asked.get(2).method() + " " + server.asked.get(2).path())
                .isEqualTo("DELETE /v1/webhooks/wh_1");
    }

    @Test
    void aDecisionIsExplained() {
        server.answers(200, ALLOW.replace("\"new\"", """
            "receivedAt":"2026-11-22T00:00:01Z","time":"2026-11-22T00:00:00Z","engine":"1","bits":-8.2,"priorBits":-7,
            "received":{"type":"login"},"facts":{"network":{"asn":2516}},"seen":{},"new\"\
            """));
        AssessmentDetail detail = client().assessment("a-1");
        assertThat(detail.answer().decision()).isEqualTo(Decision.ALLOW);
        assertThat(detail.bits()).isEqualTo(-8.2);
        assertThat(detail.facts()).isEqualTo(Map.of("network", Map.of("asn", 2516)));
    }

    @Test
    void secretsAreNotPrinted() {
        server.answers(200, ALLOW);
        assertThat(options().toString()).doesNotContain(KEY);
        assertThat(client().assess(login()).toString()).doesNotContain("dv1.secret");
        assertThat(login().toString()).doesNotContain("dv1.old");
        assertThat(new ChallengeAnswer.EmailCode("123456", browser).toString()).doesNotContain("123456");
        assertThat(new AccountData("taro@example.jp", List.of("+819012345678"), "ja", "fuji").toString())
                .doesNotContain("taro", "9012345678", "fuji");
    }
}
