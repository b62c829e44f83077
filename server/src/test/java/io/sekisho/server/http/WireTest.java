package io.sekisho.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sekisho.server.http.RawClient.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What odd and hostile clients see on the wire. */
@Tag("slow")
class WireTest {

    static final String JSON = "Content-Type: application/json";
    static final Duration IDLE = Duration.ofMillis(800);

    static TestServer http;

    @BeforeAll
    static void start() {
        http = TestServer.with(
                HttpConfig.on("127.0.0.1", 0).withTimeouts(IDLE, Duration.ofSeconds(1)),
                new Routes()
                        .get("/v1/ping", Scope.ASSESS, call -> Answer.json(200, "pong"))
                        .post("/v1/length", Scope.ASSESS, call -> Answer.json(200, call.body().length))
                        .post(
                                "/v1/lines",
                                Scope.IMPORT,
                                Intake.NDJSON_STREAM,
                                call -> Answer.json(200, count(call.lines())))
                        .post("/v1/unread", Scope.IMPORT, Intake.NDJSON_STREAM, call -> Answer.json(200, "unread")));
    }

    private static List<String> count(Lines lines) throws IOException {
        List<String> seen = new ArrayList<>();
        Lines.Line line;
        while ((line = lines.next()) != null) {
            seen.add(line.number() + (line.tooLong() ? ":too long" : ":" + line.content().length));
        }
        return seen;
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    private RawClient connect() throws IOException {
        return new RawClient(http.server.port());
    }

    private static void assertStillAnswers(RawClient client) throws IOException {
        assertThat(client.sendHead("GET /v1/ping HTTP/1.1").read().body()).isEqualTo("\"pong\"");
    }

    /** A bar stands for a line break. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE||",
                "GET /v1/ping HTTP/1.1||", // no Host
                "GET /v1/ping HTTP/1.1|Host: a|Host: b||",
                "GET /v1/ping HTTP/1.1|Host: a|bad header||",
                "GET /v1/%zz HTTP/1.1|Host: a||",
                "GET /v1/%c3%28 HTTP/1.1|Host: a||",
                "GET /v1/a/..;/b HTTP/1.1|Host: a||",
                "POST /v1/length HTTP/1.1|Host: a|Content-Length: x||",
                "POST /v1/length HTTP/1.1|Host: a|Content-Length: 5|Content-Length: 6||abcdef",
                "POST /v1/length HTTP/1.1|"
                        + "Host: a|"
                        + "Content-Length: 3|"
                        + "Transfer-Encoding: chunked||"
                        + "0||",
            })
    void aMalformedRequestIs400AsAProblem(String request) throws Exception {
        try (RawClient client = connect()) {
            Reply reply = client.send(request.replace("|", "\r\n")).read();
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.says("Content-Type: application/problem+json")).isTrue();
            assertThat(reply.says("X-Request-Id: ")).isTrue();
            assertThat(reply.says("Server:")).isFalse();
            assertThat(reply.body()).contains("urn:sekisho:problem:malformed", "\"requestId\":\"");
        }
    }

    @Test
    void aRequestLineTooLongIs414AndAHeaderTooLarge431() throws Exception {
        try (RawClient client = connect()) {
            assertThat(client.send("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n")
                            .read()
                            .body())
                    .contains("uri-too-long", "requestId");
        }
        try (RawClient client = connect()) {
            Reply reply = client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20_000) + "\r\n\r\n")
                    .read();
            assertThat(reply.status()).isEqualTo(431);
            assertThat(reply.body()).contains("header-too-large", "16384");
        }
    }

    @Test
    void anOldVersionIsAnsweredAndAnUnknownOneIs505() throws Exception {
        try (RawClient client = connect()) {
            assertThat(client.send("GET /v1/ping HTTP/9.9\r\nHost: a\r\n\r\n")
                            .read()
                            .status())
                    .isEqualTo(505);
        }
    }

    @Test
    void aBodyJustWithinTheLimitIsTaken() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Content-Length: 65536")
                    .send(new byte[65_536]);
            assertThat(client.read().body()).isEqualTo("65536");
        }
    }

    @Test
    void aBodyOf70KiBIs413AndTheConnectionLivesOn() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Content-Length: 71680")
                    .send(new byte[71_680]);
            Reply reply = client.read();
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.body()).contains("at most 65536 bytes");
            assertThat(reply.says("Connection: close")).isFalse();
            assertStillAnswers(client);
        }
    }

    @Test
    void aBodyOf2MiBIs413AndTheConnectionCloses() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Content-Length: 2097152")
                    .send(new byte[2_097_152]);
            Reply reply = client.read();
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.says("Connection: close")).isTrue();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aChunkedBodyHasTheSameLimits() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Transfer-Encoding: chunked");
            sendChunks(client, 70);
            assertThat(client.read().status()).isEqualTo(413);
            assertStillAnswers(client);
        }
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Transfer-Encoding: chunked");
            sendChunks(client, 2_048);
            Reply reply = client.read();
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.says("Connection: close")).isTrue();
        }
    }

    private static void sendChunks(RawClient client, int chunksOf1KiB) throws IOException {
        for (int i = 0; i < chunksOf1KiB; i++) {
            client.send("400\r\n" + "x".repeat(1024) + "\r\n");
        }
        client.send("0\r\n\r\n");
    }

    @Test
    void aBrokenChunkIs400() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Transfer-Encoding: chunked")
                    .send("zz\r\nabc\r\n");
            assertThat(client.read().status()).isEqualTo(400);
        }
    }

    @Test
    void aRefusedBodyIsDrainedForEveryRefusal() throws Exception {
        try (RawClient client = connect()) {
            String body = "x".repeat(50_000);
            String length = "Content-Length: " + body.length();
            assertThat(client.sendHead("POST /nowhere HTTP/1.1", length)
                            .send(body)
                            .read()
                            .status())
                    .isEqualTo(404);
            assertThat(client.sendHead("POST /v1/ping HTTP/1.1", length)
                            .send(body)
                            .read()
                            .status())
                    .isEqualTo(405);
            assertThat(client.sendHead("POST /v1/length HTTP/1.1", "Content-Type: text/plain", length)
                            .send(body)
                            .read()
                            .status())
                    .isEqualTo(415);
            assertThat(client.send("POST /v1/length HTTP/1.1\r\nHost: a\r\n" + length + "\r\n\r\n" + body)
                            .read()
                            .status())
                    .isEqualTo(401);
            assertStillAnswers(client);
        }
    }

    @Test
    void expectContinueIsHonouredForAWantedBody() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Content-Length: 4", "Expect: 100-continue");
            assertThat(client.read().status()).isEqualTo(100);
            assertThat(client.send("1234").read().body()).isEqualTo("4");
            assertStillAnswers(client);
        }
    }

    @Test
    void expectContinueOfAnUnwantedBodyGetsTheRefusalAtOnce() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Content-Length: 99999", "Expect: 100-continue");
            Reply reply = client.read();
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.says("Connection: close")).isTrue();
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (RawClient client = connect()) {
            StringBuilder many = new StringBuilder();
            for (int i = 1; i <= 50; i++) {
                many.append("POST /v1/length HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-key\r\n")
                        .append(JSON + "\r\nContent-Length: " + i + "\r\n\r\n")
                        .append("x".repeat(i));
            }
            client.send(many.toString());
            for (int i = 1; i <= 50; i++) {
                assertThat(client.read().body()).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test
    void aSilentClientIsClosedAfterTheIdleTime() throws Exception {
        try (RawClient silent = connect();
                RawClient halfway = connect()) {
            halfway.send("POST /v1/length HTTP/1.1\r\nHost: a\r\n");
            assertThat(silent.isClosedByServer()).isTrue();
            assertThatCode(halfway::read)
                    .satisfiesAnyOf(
                            e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(IOException.class));
        }
    }

    @Test
    void aBodyThatStallsIs408() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Content-Length: 100")
                    .send("abc");
            Reply reply = client.read();
            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.body()).contains("timed-out");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aBodyThatDripsIs408WhenItsTimeIsUp() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Content-Length: 100");
            Thread drip = Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        client.send("x");
                        Thread.sleep(IDLE.dividedBy(10));
                    }
                } catch (IOException | InterruptedException e) {
                    // The server closed, as it should.
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(client.read().status()).isEqualTo(408);
            drip.interrupt();
        }
    }

    @Test
    void aHeaderOf15KiBIsTaken() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("GET /v1/ping HTTP/1.1", "X-Long: " + "a".repeat(15_000));
            assertThat(client.read().status()).isEqualTo(200);
        }
    }

    @Test
    void linesAreReadOneByOneAndOverlongOnesTold() throws Exception {
        try (RawClient client = connect()) {
            String body = "{}\n\r\n{\"a\":1}\r\n" + "x".repeat(65_536) + "\n" + "x".repeat(65_537) + "\n"
                    + "x".repeat(200_000) + "\nlast";
            client.sendHead(
                    "POST /v1/lines HTTP/1.1",
                    "Content-Type: application/x-ndjson",
                    "Content-Length: " + body.length());
            client.send(body);
            assertThat(client.read().body())
                    .isEqualTo("[\"1:2\",\"3:7\",\"4:65536\",\"5:too long\",\"6:too long\",\"7:4\"]");
            assertStillAnswers(client);
        }
    }

    @Test
    void aStreamMayBeLongerThanAnyBuffer() throws Exception {
        try (RawClient client = connect()) {
            String line = "x".repeat(999) + "\n";
            client.sendHead(
                    "POST /v1/lines HTTP/1.1", "Content-Type: application/x-ndjson", "Transfer-Encoding: chunked");
            for (int i = 0; i < 3_000; i++) {
                client.send("3e8\r\n" + line + "\r\n");
            }
            assertThat(client.send("0\r\n\r\n").read().body()).endsWith("\"3000:999\"]");
        }
    }

    @Test
    void aStreamLeftUnreadDoesNotSpoilTheConnection() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/unread HTTP/1.1", "Content-Type: application/x-ndjson", "Content-Length: 500000");
            client.send(new byte[500_000]);
            assertThat(client.read().body()).isEqualTo("\"unread\"");
            assertStillAnswers(client);
        }
    }

    @Test
    void theBodyAtTheEndOfAConnectionIsNotWaitedForForever() throws Exception {
        try (RawClient client = connect()) {
            client.sendHead("POST /v1/length HTTP/1.1", JSON, "Content-Length: 100")
                    .send("abc");
        }
        try (RawClient client = connect()) {
            assertStillAnswers(client);
        }
    }
}
