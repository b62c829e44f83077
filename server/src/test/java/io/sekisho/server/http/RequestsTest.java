package io.sekisho.server.http;

import static io.sekisho.server.http.TestServer.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a well-behaved client sees. */
@Tag("slow")
class RequestsTest {

    static TestServer http;

    @BeforeAll
    static void start() {
        http = TestServer.with(
                HttpConfig.on("127.0.0.1", 0).withBenchNoop(true),
                new Routes()
                        .get("/open", Access.OPEN, call -> Answer.text(200, "text/plain;charset=utf-8", "関所"))
                        .get(
                                "/v1/things/{id}",
                                Scope.ACCOUNTS,
                                call -> Answer.json(200, Map.of("id", call.param("id"))))
                        .delete("/v1/things/{id}", Scope.ACCOUNTS, call -> Answer.empty())
                        .get(
                                "/v1/things/first",
                                Access.anyOf(Scope.ADMIN, Scope.ANALYST),
                                call -> Answer.json(200, "1"))
                        .get("/v1/search", Scope.ACCOUNTS, call -> Answer.json(200, "" + call.query("at")))
                        .post("/v1/echo", Scope.ASSESS, call -> Answer.json(200, call.body()))
                        .post(
                                "/v1/parsed",
                                Scope.ASSESS,
                                call -> Answer.json(201, call.json()).with("Location", "/x"))
                        .post("/v1/bare", Scope.ASSESS, call -> Answer.json(200, call.body().length))
                        .put(
                                "/v1/policy",
                                Scope.ADMIN,
                                Intake.of(Intake.JSON_TYPE, Intake.YAML_TYPE).upTo(256 * 1024),
                                call -> Answer.json(200, call.mediaType() + call.body().length))
                        .get("/v1/busy", Scope.ASSESS, call -> {
                            throw Problem.tooMany("slow down", Duration.ofMillis(1_200))
                                    .exception();
                        })
                        .get("/v1/broken", Scope.ASSESS, call -> {
                            throw new IllegalStateException("a secret of ours");
                        }));
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    @Test
    void anOpenRouteNeedsNoKey() throws Exception {
        HttpResponse<String> response = http.client.send(
                HttpRequest.newBuilder(http.uri("/open")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("関所");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    }

    @Test
    void everyAnswerCarriesTheCommonHeaders() throws Exception {
        HttpResponse<String> response = http.get("/open");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("Content-Length")).contains("6");
        assertThat(response.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
    }

    @Test
    void aSaneRequestIdIsEchoedAndAnOddOneReplaced() throws Exception {
        var sane = http.send(http.request("/open").header("X-Request-Id", "a.B_9-"));
        assertThat(sane.headers().firstValue("X-Request-Id")).contains("a.B_9-");
        var odd = http.send(http.request("/open").header("X-Request-Id", "a b<script>"));
        assertThat(odd.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
        var longId = http.send(http.request("/open").header("X-Request-Id", "a".repeat(65)));
        assertThat(longId.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/things/8021-334455, 8021-334455",
        "/v1/things/a%20b, a b",
        "/v1/things/a%2Fb, a/b",
        "/v1/things/a%2fb, a/b",
        "/v1/things/100%25, 100%",
        "/v1/things/a%252Fb, a%2Fb",
        "/v1/things/%E9%96%A2%E6%89%80, 関所",
        "/v1/things/a+b, a+b",
    })
    void pathVariablesArePercentDecodedOnce(String path, String id) throws Exception {
        HttpResponse<String> response = http.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(problem(response).get("id").stringValue()).isEqualTo(id);
    }

    @Test
    void aFixedPathGoesBeforeATemplate() throws Exception {
        assertThat(http.get("/v1/things/first").body()).isEqualTo("\"1\"");
    }

    @Test
    void queryParametersAreDecoded() throws Exception {
        assertThat(http.get("/v1/search?at=2025-03-24T00:00:00%2B09:00&at=2").body())
                .isEqualTo("\"2025-03-24T00:00:00+09:00\"");
        assertThat(http.get("/v1/search").body()).isEqualTo("\"null\"");
    }

    @Test
    void headIsServedByTheRouteForGet() throws Exception {
        HttpResponse<String> response = http.send(http.request("/open").method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void anEmptyAnswerHasNoBody() throws Exception {
        HttpResponse<String> response = http.send(http.request("/v1/things/1").DELETE());
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/nothing", "/v1/things", "/v1/things/1/2", "/v1/things/", "/openx"})
    void anUnknownPathIs404EvenWithoutAKey(String path) throws Exception {
        HttpResponse<String> response =
                http.client.send(HttpRequest.newBuilder(http.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = problem(response);
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:sekisho:problem:not-found");
        assertThat(problem.get("status").intValue()).isEqualTo(404);
        assertThat(problem.get("requestId").stringValue())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(problem.has("errors")).isFalse();
    }

    @Test
    void anotherMethodIs405AndSaysWhichAreAllowed() throws Exception {
        HttpResponse<String> response = http.send(http.post("/v1/things/1", "{}"));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, DELETE");
        HttpResponse<String> patch = http.send(http.request("/v1/echo").method("PATCH", BodyPublishers.ofString("{}")));
        assertThat(patch.statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YTpi", "Bearer", "Bearer ", "Bearer wrong", "good-key"})
    void withoutAGoodKeyItIs401(String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(http.uri("/v1/things/1"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = http.send(request);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(response.body()).doesNotContain("wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/things/1", "/v1/things/first"})
    void aKeyWithoutTheScopeIs403(String path) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(http.uri(path)).header("Authorization", "bearer " + TestServer.NARROW_KEY));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(problem(response).get("detail").stringValue()).startsWith("the key lacks the scope: a");
    }

    @Test
    void aBodyComesAsSent() throws Exception {
        String body = "{\"text\":\"" + "関".repeat(5_000) + "\"}";
        assertThat(http.send(http.post("/v1/echo", body)).body()).isEqualTo(body);
    }

    @Test
    void aChunkedBodyIsAsGoodAsOneWithLength() throws Exception {
        byte[] body = ("[" + "1,".repeat(30_000) + "1]").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HttpResponse<String> response = http.send(http.request("/v1/echo")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).hasSize(body.length);
    }

    @Test
    void parsedJsonIsWrittenAgainWithFurtherHeaders() throws Exception {
        HttpResponse<String> response = http.send(http.post("/v1/parsed", " {\"b\" : 1.50, \"a\":[null]} "));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"b\":1.50,\"a\":[null]}");
        assertThat(response.headers().firstValue("Location")).contains("/x");
    }

    @Test
    void malformedJsonIs400WithThePlaceButNotTheContent() throws Exception {
        HttpResponse<String> response = http.send(http.post("/v1/parsed", "{\"a\":1,\n  \"geheim\"}"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem(response).get("type").stringValue()).isEqualTo("urn:sekisho:problem:malformed");
        assertThat(problem(response).get("detail").stringValue())
                .contains("line 2, column")
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/csv"})
    void anotherMediaTypeIs415(String type) throws Exception {
        HttpResponse<String> response =
                http.send(http.request("/v1/echo").header("Content-Type", type).POST(BodyPublishers.ofString("{}")));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(problem(response).get("detail").stringValue()).isEqualTo("Content-Type must be application/json");
    }

    @Test
    void aBodyWithoutTypeIs415ButNoBodyNeedsNone() throws Exception {
        assertThat(http.send(http.request("/v1/bare").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(http.send(http.request("/v1/bare").POST(BodyPublishers.noBody()))
                        .body())
                .isEqualTo("0");
    }

    @Test
    void aRouteMayTakeLongerBodiesAndOtherTypes() throws Exception {
        HttpResponse<String> response = http.send(http.request("/v1/policy")
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString("#".repeat(200 * 1024))));
        assertThat(response.body()).isEqualTo("\"application/yaml204800\"");
    }

    @Test
    void aLimitSaysWhenToComeBackInWholeSeconds() throws Exception {
        HttpResponse<String> response = http.get("/v1/busy");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void aFaultTellsNothingButTheRequestId() throws Exception {
        HttpResponse<String> response = http.get("/v1/broken");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .doesNotContain("secret")
                .doesNotContain("Exception")
                .contains("requestId");
    }

    @Test
    void theNoopRouteIsThereOnlyWhenAskedFor() throws Exception {
        assertThat(http.send(http.post("/v1/noop", "not even JSON")).body()).isEqualTo("{\"done\":true}");
        try (TestServer plain = TestServer.of(new Routes())) {
            assertThat(plain.send(plain.post("/v1/noop", "{}")).statusCode()).isEqualTo(404);
        }
    }
}
