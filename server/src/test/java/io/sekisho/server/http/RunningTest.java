package io.sekisho.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the server behaves with much to do, and when it stops. */
@Tag("slow")
class RunningTest {

    private static final HttpConfig ANY_PORT = HttpConfig.on("127.0.0.1", 0);

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger entered = new AtomicInteger();

    private Answer hold(Call call) throws InterruptedException {
        entered.incrementAndGet();
        release.await(20, TimeUnit.SECONDS);
        return Answer.json(200, "held");
    }

    private CompletableFuture<HttpResponse<String>> sendAsync(TestServer http, String path) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return http.get(path);
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    @Test
    void thousandsOfLongPollsDoNotKeepOthersWaiting() throws Exception {
        Routes routes = new Routes()
                .getWaiting("/v1/wait", Scope.ASSESS, this::hold)
                .get("/v1/quick", Scope.ASSESS, call -> Answer.json(200, "quick"));
        try (TestServer http = TestServer.with(ANY_PORT, routes)) {
            List<RawClient> polls = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                polls.add(new RawClient(http.server.port()).sendHead("GET /v1/wait HTTP/1.1"));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> entered.get() == polls.size());
            for (int i = 0; i < 100; i++) {
                assertThat(http.get("/v1/quick").body()).isEqualTo("\"quick\"");
            }
            release.countDown();
            for (RawClient poll : polls) {
                assertThat(poll.read().body()).isEqualTo("\"held\"");
                poll.close();
            }
        }
    }

    @Test
    void beyondTheBoundACallQueuesAndThenGets503() throws Exception {
        Routes routes = new Routes().get("/v1/hold", Scope.ASSESS, this::hold);
        try (TestServer http = TestServer.with(ANY_PORT.withMaxRunning(2, Duration.ofMillis(200)), routes)) {
            var first = sendAsync(http, "/v1/hold");
            var second = sendAsync(http, "/v1/hold");
            await().until(() -> entered.get() == 2);
            HttpResponse<String> refused = http.get("/v1/hold");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            release.countDown();
            assertThat(first.get().statusCode()).isEqualTo(200);
            assertThat(second.get().statusCode()).isEqualTo(200);
            assertThat(http.get("/v1/hold").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aQueuedCallRunsWhenAPlaceBecomesFree() throws Exception {
        Routes routes = new Routes().get("/v1/hold", Scope.ASSESS, this::hold);
        try (TestServer http = TestServer.with(ANY_PORT.withMaxRunning(1, Duration.ofSeconds(20)), routes)) {
            var first = sendAsync(http, "/v1/hold");
            await().until(() -> entered.get() == 1);
            var queued = sendAsync(http, "/v1/hold");
            release.countDown();
            assertThat(first.get().statusCode()).isEqualTo(200);
            assertThat(queued.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void stoppingLetsARunningCallFinishAndTakesNoFurtherOnes() throws Exception {
        Routes routes = new Routes().get("/v1/hold", Scope.ASSESS, this::hold);
        TestServer http = TestServer.with(ANY_PORT, routes);
        var running = sendAsync(http, "/v1/hold");
        await().until(() -> entered.get() == 1);
        var stopped = CompletableFuture.runAsync(http.server::stop, Thread::startVirtualThread);
        await().untilAsserted(() -> assertThatThrownBy(() -> new RawClient(http.server.port())));
        assertThat(stopped).isNotDone();
        release.countDown();
        assertThat(running.get().body()).isEqualTo("\"held\"");
        stopped.get(5, TimeUnit.SECONDS);
        http.client.close();
    }

    @Test
    void stoppingDoesNotWaitForIdleConnectionsNorForeverForStuckCalls() throws Exception {
        Routes routes = new Routes()
                .get("/v1/hold", Scope.ASSESS, this::hold)
                .get("/v1/quick", Scope.ASSESS, call -> Answer.json(200, "quick"));
        TestServer http =
                TestServer.with(ANY_PORT.withTimeouts(Duration.ofSeconds(30), Duration.ofMillis(500)), routes);
        try (RawClient idle = new RawClient(http.server.port());
                RawClient stuck = new RawClient(http.server.port())) {
            idle.sendHead("GET /v1/quick HTTP/1.1").read();
            stuck.sendHead("GET /v1/hold HTTP/1.1");
            await().until(() -> entered.get() == 1);
            CompletableFuture.runAsync(http.server::stop, Thread::startVirtualThread)
                    .get(5, TimeUnit.SECONDS);
            assertThat(idle.isClosedByServer()).isTrue();
        } finally {
            release.countDown();
            http.client.close();
        }
    }

    @Test
    void aTakenPortIsToldPlainly() {
        try (TestServer http = TestServer.of(new Routes())) {
            HttpConfig same = HttpConfig.on("127.0.0.1", http.server.port());
            assertThatThrownBy(() -> TestServer.with(same, new Routes()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Cannot listen on 127.0.0.1:" + http.server.port());
        }
    }

    @Test
    void theObserverSeesTemplatesAndStatuses() throws Exception {
        List<String> seen = new ArrayList<>();
        RequestObserver observer = (method, template) -> (status, nanos) -> {
            assertThat(nanos).isPositive();
            synchronized (seen) {
                seen.add(method + " " + template + " " + status);
            }
        };
        Routes routes = new Routes().get("/v1/{id}", Access.OPEN, call -> Answer.json(200, 1));
        HttpServer server = HttpServer.start(ANY_PORT, key -> null, observer, List.of(routes));
        try (RawClient client = new RawClient(server.port())) {
            client.sendHead("GET /v1/7 HTTP/1.1").read();
            client.sendHead("DELETE /v1/7 HTTP/1.1").read();
            client.sendHead("GET /nowhere HTTP/1.1").read();
            await().until(() -> seen.size() == 3);
        } finally {
            server.stop();
        }
        assertThat(seen).containsExactly("GET /v1/{id} 200", "- unmatched 405", "- unmatched 404");
    }
}
