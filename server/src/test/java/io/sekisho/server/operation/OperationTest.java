package io.sekisho.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.HttpConfig;
import io.sekisho.server.http.HttpServer;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class OperationTest {

    private final AtomicBoolean database = new AtomicBoolean(true);
    private final AtomicBoolean broken = new AtomicBoolean();
    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiContract contract = new ApiContract();
    private final HttpServer server = HttpServer.start(
            HttpConfig.on("127.0.0.1", 0),
            key -> null,
            metrics,
            List.of(
                    metrics.routes(),
                    new Health(List.of(
                                    new ReadinessCheck("database", database::get),
                                    new ReadinessCheck("policy", this::policy)))
                            .routes(),
                    new ApiDescription().routes(),
                    new Routes().get("/v1/accounts/{id}", Scope.ACCOUNTS, call -> Answer.empty()),
                    new Routes().get("/v1/open/{id}", Access.OPEN, call -> Answer.empty())));

    OperationTest() throws IOException {}

    private boolean policy() throws IOException {
        if (broken.get()) {
            throw new IOException("an inner detail");
        }
        return true;
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        metrics.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void assertAsDescribed(String path, HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse(null);
        assertThat(contract.answerErrors("GET", path, response.statusCode(), type, response.body()))
                .isEmpty();
    }

    @Test
    void aReadyServerSaysSo() throws Exception {
        HttpResponse<String> live = get("/health/live");
        assertThat(live.statusCode()).isEqualTo(200);
        assertAsDescribed("/health/live", live);
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertAsDescribed("/health/ready", ready);
        assertThat(ready.body())
                .isEqualTo("{\"status\":\"ready\",\"checks\":[{\"name\":\"database\",\"status\":\"ready\"},"
                        + "{\"name\":\"policy\",\"status\":\"ready\"}]}");
    }

    @Test
    void aServerThatIsNotReadyNamesWhatFailsAndIsStillLive() throws Exception {
        database.set(false);
        broken.set(true);
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertAsDescribed("/health/ready", ready);
        assertThat(ready.body()).contains("\"database\",\"status\":\"failing\"", "\"policy\",\"status\":\"failing\"");
        assertThat(ready.body()).doesNotContain("inner detail");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsCountByTemplateAndStatusAndNeverById() throws Exception {
        get("/v1/accounts/8021-334455");
        get("/v1/open/8021-334455");
        get("/v1/open/8021-334456");
        get("/nowhere/8021-334455");
        HttpResponse<String> scraped = get("/metrics");
        assertAsDescribed("/metrics", scraped);
        assertThat(scraped.body())
                .contains(
                        "sekisho_http_requests_seconds_count{method=\"GET\",route=\"/v1/accounts/{id}\",status=\"401\"}"
                                + " 1",
                        "sekisho_http_requests_seconds_count{method=\"GET\",route=\"/v1/open/{id}\",status=\"204\"} 2",
                        "sekisho_http_requests_seconds_count{method=\"-\",route=\"unmatched\",status=\"404\"} 1",
                        "jvm_memory_used_bytes",
                        "process_uptime_seconds")
                .doesNotContain("8021");
    }

    @Test
    void theDescriptionIsServed() throws Exception {
        HttpResponse<String> response = get("/openapi.json");
        assertAsDescribed("/openapi.json", response);
        assertThat(response.body()).startsWith("{").contains("\"openapi\": \"3.1");
    }
}
