package io.sekisho.server.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A server with a few routes on a free port, and a client for it. */
final class TestServer implements AutoCloseable {

    static final String KEY = "good-key";
    static final String NARROW_KEY = "narrow-key";

    final HttpServer server;
    final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private TestServer(HttpConfig config, Routes routes) {
        server = HttpServer.start(config, TestServer::find, RequestObserver.NONE, List.of(routes));
    }

    static TestServer of(Routes routes) {
        return with(HttpConfig.on("127.0.0.1", 0), routes);
    }

    static TestServer with(HttpConfig config, Routes routes) {
        return new TestServer(config, routes);
    }

    private static @Nullable Principal find(String key) {
        return switch (key) {
            case KEY -> new Principal("k1", "broker", null, EnumSet.allOf(Scope.class));
            case NARROW_KEY -> new Principal("k2", "reader", "aki", Set.of(Scope.AUDITOR));
            default -> null;
        };
    }

    URI uri(String path) {
        return server.uri().resolve(path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + KEY)
                .timeout(Duration.ofSeconds(30));
    }

    HttpRequest.Builder post(String path, String json) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    static JsonNode problem(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
