package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import io.sekisho.server.operation.ApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A plain HTTP client with a key. Every answer must be as the API's document says. */
public record Api(URI base, @Nullable String key) {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private static final ApiContract CONTRACT = contract();

    /** Answers that any path may give to what is no call of the document. */
    private static final List<Integer> BEFORE_ANY_ROUTE = List.of(400, 401, 404, 405, 413, 414, 431);

    public Api withKey(@Nullable String other) {
        return new Api(base, other);
    }

    public Reply get(String path) {
        return send("GET", path, null, new byte[0]);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null, new byte[0]);
    }

    public Reply post(String path, Object body) {
        return send("POST", path, "application/json", Json.bytes(body));
    }

    public Reply post(String path) {
        return send("POST", path, null, new byte[0]);
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, "application/json", Json.bytes(body));
    }

    public Reply postText(String path, String contentType, String body) {
        return send("POST", path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply send(String method, String path, @Nullable String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        HttpResponse<String> response = exchange(request.build());
        judge(method, response);
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void judge(String method, HttpResponse<String> response) {
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        String path = response.uri().getRawPath();
        String type = response.headers().firstValue("Content-Type").orElse(null);
        String template = CONTRACT.template(path);
        JsonNode operation = CONTRACT.document()
                .path("paths")
                .path(String.valueOf(template))
                .path(method.toLowerCase(java.util.Locale.ROOT));
        if (template == null || operation.isMissingNode()) {
            assertThat(response.statusCode()).isIn(BEFORE_ANY_ROUTE);
            assertThat(type).isEqualTo("application/problem+json");
        } else {
            assertThat(CONTRACT.answerErrors(method, template, response.statusCode(), type, response.body()))
                    .as(() -> method + " " + path + " answered " + response.statusCode() + " " + response.body())
                    .isEmpty();
        }
    }

    private static ApiContract contract() {
        try {
            return new ApiContract();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
