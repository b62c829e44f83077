package io.sekisho.app;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of a running server with one key; every answer but success becomes a {@link CommandException}. */
final class ServerClient implements AutoCloseable {

    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    /** With either the server says that it has done nothing, so that the same call may be made again. */
    private static final Set<Integer> LATER = Set.of(429, 503);

    private static final int NOT_FOUND = 404;
    private static final int RETRIES = 5;
    private static final long DEFAULT_WAIT_SECONDS = 1;
    private static final long MAX_WAIT_SECONDS = 60;

    private static final RetryPolicy<HttpResponse<byte[]>> AGAIN = RetryPolicy.<HttpResponse<byte[]>>builder()
            .handleIf((answer, failure) -> answer != null && LATER.contains(answer.statusCode()))
            .withMaxRetries(RETRIES)
            .withDelayFn(context -> wait(context.getLastResult()))
            .build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final URI base;
    private final String key;

    /**
     * Calls the server at an address.
     *
     * @param base ends with a slash
     */
    ServerClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    JsonNode get(String path) {
        return call(request(path).GET());
    }

    /**
     * What is there in another form than JSON.
     *
     * @param language a tag (BCP 47)
     */
    String text(String path, String type, String language) {
        HttpRequest.Builder request = request(path).setHeader("Accept", type).setHeader("Accept-Language", language);
        return new String(answered(request.GET()), StandardCharsets.UTF_8);
    }

    JsonNode delete(String path) {
        return call(request(path).DELETE());
    }

    JsonNode post(String path, Object body) {
        return post(path, JSON, MAPPER.writeValueAsBytes(body));
    }

    JsonNode post(String path, String type, byte[] body) {
        return call(request(path).setHeader("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    JsonNode put(String path, Object body) {
        return put(path, JSON, MAPPER.writeValueAsBytes(body));
    }

    JsonNode put(String path, String type, byte[] body) {
        return call(request(path).setHeader("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** What is there, if it is. */
    Optional<JsonNode> find(String path) {
        HttpResponse<byte[]> answer =
                Failsafe.with(AGAIN).get(() -> send(request(path).GET().build()));
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(json(success(answer)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .setHeader("Accept", JSON)
                .setHeader("Authorization", "Bearer " + key);
    }

    private JsonNode call(HttpRequest.Builder request) {
        return json(answered(request));
    }

    private byte[] answered(HttpRequest.Builder request) {
        return success(Failsafe.with(AGAIN).get(() -> send(request.build())));
    }

    private static byte[] success(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 == 2) {
            return answer.body();
        }
        throw new CommandException(Refusal.text(answer.statusCode(), refusal(answer.body())));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new CommandException(
                    "Nothing answers on " + base + "; start it with ./sekisho serve, or name it by --url", e);
        } catch (IOException e) {
            throw new CommandException("The connection to " + base + " failed: " + e, e);
        }
    }

    private static Duration wait(HttpResponse<byte[]> answer) {
        long seconds = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .orElse(DEFAULT_WAIT_SECONDS);
        return Duration.ofSeconds(Math.min(seconds, MAX_WAIT_SECONDS));
    }

    private JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new CommandException("What answers on " + base + " is no Sekisho: it sent no JSON", e);
        }
    }

    private static JsonNode refusal(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MAPPER.nullNode();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
