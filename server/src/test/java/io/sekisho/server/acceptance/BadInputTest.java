package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong is refused by name, leaves nothing behind, and does the server no harm. */
@Tag("slow")
class BadInputTest {

    private static final String JSON = "application/json";
    private static final String ID = "bad-1";

    private static RunningServer server;
    private static Brokerage brokerage;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        brokerage = server.brokerage();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void nothingIsStoredAndTheServerIsWell() {
        brokerage.assessment(ID).is(404);
        brokerage.api().get("/health/ready").is(200);
        assertThat(server.count("SELECT count(*) FROM assessment WHERE account LIKE 'bad%'"))
                .isZero();
        assertThat(server.count("SELECT count(*) FROM account WHERE id LIKE 'bad%'"))
                .isZero();
    }

    private static ObjectNode good() {
        return (ObjectNode) Request.login("bad", HOME).id(ID).json();
    }

    static Stream<String> notJson() {
        return Stream.of(
                "{\"id\":\"bad-1\",",
                "",
                "[]",
                "null",
                "\"login\"",
                "{\"id\":\"bad-1\",\"id\":\"bad-2\"}",
                good() + "{}",
                "[".repeat(5_000),
                "{\"a\":".repeat(5_000),
                "{\"id\":" + "9".repeat(20_000) + "}");
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void whatIsNoObjectOfJsonIsMalformed(String body) {
        brokerage.api().postText("/v1/assessments", JSON, body).is(400);
    }

    @Test
    void whatIsNotUtf8IsMalformed() {
        byte[] latin1 = good().put("account", "bad é").toString().getBytes(StandardCharsets.ISO_8859_1);
        brokerage.api().send("POST", "/v1/assessments", JSON, latin1).is(400);
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("{}", List.of("/type", "/account", "/client")),
                Arguments.of(
                        "{\"type\":\"login\",\"client\":{},\"login\":{}}",
                        List.of("/account", "/client/ip", "/client/userAgent", "/login/result")),
                Arguments.of(
                        "{\"type\":5,\"account\":{},\"client\":[],\"time\":true}",
                        List.of("/type", "/account", "/client", "/time")),
                Arguments.of(change("/type", "\"logout\""), List.of("/type")),
                Arguments.of(change("/login/result", "\"perhaps\""), List.of("/login/result")),
                Arguments.of(change("/client/ip", "\"300.1.2.3\""), List.of("/client/ip")),
                Arguments.of(change("/client/ip", "\"example.jp\""), List.of("/client/ip")),
                Arguments.of(change("/client/ip", "\"::1%eth0\""), List.of("/client/ip")),
                Arguments.of(change("/client/ip", "\"127.1\""), List.of("/client/ip")),
                Arguments.of(change("/client/ip", "\" 127.0.0.1\""), List.of("/client/ip")),
                Arguments.of(change("/client/ip", "\"\""), List.of("/client/ip")),
                Arguments.of(change("/client/userAgent", "\"\""), List.of("/client/userAgent")),
                Arguments.of(change("/client/rttMs", "\"fast\""), List.of("/client/rttMs")),
                Arguments.of(change("/client/rttMs", "-1"), List.of("/client/rttMs")),
                Arguments.of(change("/time", "\"2025-03-24T09:12:01\""), List.of("/time")),
                Arguments.of(change("/time", "\"yesterday\""), List.of("/time")),
                Arguments.of(change("/time", "1742775121"), List.of("/time")),
                Arguments.of(change("/time", "\"2025-02-30T09:12:01+09:00\""), List.of("/time")),
                Arguments.of(change("/account", "\"bad\\u0000\""), List.of("/account")),
                Arguments.of(change("/account", "\"bad" + "x".repeat(200) + "\""), List.of("/account")));
    }

    /** A good request with one field set, in JSON. */
    private static String change(String pointer, String value) {
        ObjectNode request = good();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = slash == 0 ? request : request.at(pointer.substring(0, slash));
        ((ObjectNode) parent).set(pointer.substring(slash + 1), Json.MAPPER.readTree(value));
        return request.toString();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyWrongFieldIsNamed(String body, List<String> pointers) {
        Reply reply = brokerage.api().postText("/v1/assessments", JSON, body).is(400);
        assertThat(reply.pointers()).as(reply.body()).containsAll(pointers);
        assertThat(reply.body()).doesNotContain("300.1.2.3", "logout", "perhaps");
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                Arguments.of(
                        "{\"type\":\"withdrawal\",\"account\":\"bad\",\"withdrawal\":{\"amount\":\"0\",\"currency\":\"YEN5\"}}",
                        List.of("/session", "/client", "/withdrawal/currency", "/withdrawal/destination")),
                Arguments.of(
                        "{\"type\":\"withdrawal\",\"account\":\"bad\",\"session\":\"s\","
                                + "\"withdrawal\":{\"amount\":\"-5\",\"currency\":\"JPY\",\"destination\":\"d\"}}",
                        List.of("/client", "/withdrawal/amount")),
                Arguments.of(
                        "{\"type\":\"withdrawal\",\"account\":\"bad\",\"session\":\"s\","
                                + "\"withdrawal\":{\"amount\":500000,\"currency\":\"JPY\",\"destination\":\"d\"}}",
                        List.of("/client", "/withdrawal/amount")),
                Arguments.of(
                        "{\"type\":\"order\",\"account\":\"bad\",\"order\":{\"side\":\"keep\",\"quantity\":\"1e9\"}}",
                        List.of(
                                "/session",
                                "/client",
                                "/order/side",
                                "/order/instrument",
                                "/order/symbol",
                                "/order/quantity",
                                "/order/currency")),
                Arguments.of(
                        "{\"type\":\"change\",\"account\":\"bad\",\"session\":\"s\",\"change\":{\"field\":\"shoeSize\"}}",
                        List.of("/client", "/change/field")));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyWrongFieldOfAnOperationIsNamed(String body, List<String> pointers) {
        Reply reply = brokerage.api().postText("/v1/assessments", JSON, body).is(400);
        assertThat(reply.pointers()).as(reply.body()).containsExactlyInAnyOrderElementsOf(pointers);
    }

    static Stream<Arguments> future() {
        return Stream.of(
                Arguments.of("2100-01-01T00:00:00+09:00", 422),
                Arguments.of("9999-12-31T23:59:59+09:00", 400),
                Arguments.of("+99999-01-01T00:00:00Z", 400));
    }

    @ParameterizedTest
    @MethodSource("future")
    void anEventOfTheFutureIsImpossible(String time, int status) {
        Reply reply = brokerage
                .api()
                .postText("/v1/assessments", JSON, good().put("time", time).toString())
                .is(status);
        assertThat(reply.pointers()).containsExactly("/time");
    }

    @Test
    void aBodyOfMoreThan64KiBIsTooLarge() {
        ObjectNode large = good().put("padding", "x".repeat(70 * 1024));
        brokerage.api().postText("/v1/assessments", JSON, large.toString()).is(413);
        ObjectNode huge = good().put("padding", "x".repeat(900 * 1024));
        brokerage.api().postText("/v1/assessments", JSON, huge.toString()).is(413);
    }

    @Test
    void onlyJsonIsTaken() {
        brokerage
                .api()
                .postText("/v1/assessments", "text/plain", good().toString())
                .is(415);
        brokerage.api().postText("/v1/imports", JSON, good().toString()).is(415);
    }

    @Test
    void withoutAKeyNothingIsToldAndWithoutTheScopeNothingDone() {
        Reply none =
                brokerage.api().withKey(null).post("/v1/assessments", good()).is(401);
        assertThat(none.header("WWW-Authenticate")).contains("Bearer");
        brokerage.api().withKey("wrong").post("/v1/assessments", good()).is(401);
        ObjectNode wanted = Json.MAPPER.createObjectNode().put("name", "importer");
        wanted.putArray("scopes").add("import");
        String importer = brokerage.api().post("/v1/keys", wanted).is(201).text("/key");
        brokerage.api().withKey(importer).post("/v1/assessments", good()).is(403);
        brokerage.api().withKey(importer).get("/v1/keys").is(403);
    }

    @Test
    void pathsAndMethodsThatAreNotThereAreSaidToBe() {
        brokerage.api().get("/v1/nowhere").is(404);
        brokerage.api().get("/v1/assessments/none").is(404);
        brokerage.api().post("/v1/assessments/none/replay").is(404);
        brokerage.account("bad-none").is(404);
        assertThat(brokerage.api().delete("/v1/assessments").is(405).header("Allow"))
                .contains("POST");
    }

    @Test
    void anUnknownChallengeIsNotFound() {
        brokerage.startCode("ch_none", HOME).is(404);
        brokerage.answerCode("ch_none", "123456", HOME).is(404);
        brokerage.challenge("ch_none").is(404);
    }

    @Test
    void aProofThatIsNoneIsRefused() {
        brokerage.consume("e30.e30.e30").is(422);
        brokerage.consume("nonsense").is(422);
        // An unsigned token, as RFC 8725 3.1 warns of.
        brokerage.consume("eyJhbGciOiJub25lIn0.eyJqdGkiOiJwcmZfMSJ9.").is(422);
    }

    @Test
    void anEventOverADayBeforeTheLastOneIsImpossible() {
        Customer customer = brokerage.customer();
        customer.logsIn(HOME).is(200);
        Duration day = Duration.ofHours(24);
        Reply late = brokerage
                .assess(Request.login(customer.account(), HOME)
                        .id(ID)
                        .time(server.clock().instant().minus(day).minusSeconds(60)))
                .is(422);
        assertThat(late.pointers()).containsExactly("/time");
        brokerage
                .assess(Request.login(customer.account(), HOME)
                        .time(server.clock().instant().minus(day).plusSeconds(60)))
                .is(200);
    }
}
