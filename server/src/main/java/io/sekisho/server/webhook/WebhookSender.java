package io.sekisho.server.webhook;

import io.sekisho.server.http.Json;
import io.sekisho.server.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One attempt to hand a message to an endpoint, as the Standard Webhooks specification writes it. Follows no redirect. */
final class WebhookSender implements AutoCloseable {

    /** From the connection to the answer's header; the specification recommends 15 to 30 seconds. */
    static final Duration ANSWER_MAX = Duration.ofSeconds(15);

    private static final int GONE = 410;
    private static final int ERROR_LENGTH_MAX = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_MAX)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What became of it. */
    sealed interface Result {
        /** Any 2xx. */
        record Taken(int status) implements Result {}

        /**
         * To be tried again.
         *
         * @param status absent where no answer came
         */
        record Failed(@Nullable Integer status, String why) implements Result {}

        /** 410: the endpoint wants no message any more. */
        record Gone(Failed failed) implements Result {}
    }

    /** @param secrets whose signatures the message carries */
    Result send(DeliveryQueue.Due due, String url, List<Secret> secrets, Instant now) throws InterruptedException {
        try {
            return send(request(due, URI.create(url), secrets, now));
        } catch (IOException | RuntimeException e) {
            // Whatever it is, it counts as an attempt; else it would be made again at once, for ever.
            String why = "no answer: " + e;
            return new Result.Failed(null, why.substring(0, Math.min(why.length(), ERROR_LENGTH_MAX)));
        }
    }

    private Result send(HttpRequest request) throws IOException, InterruptedException {
        String host = request.uri().getHost();
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (EndpointUrl.leadsAstray(host, address)) {
                return new Result.Failed(null, "the host's name leads to " + address.getHostAddress() + ", not sent");
            }
        }
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        // What else it says is not read.
        answer.body().close();
        return judge(answer.statusCode());
    }

    private static HttpRequest request(DeliveryQueue.Due due, URI url, List<Secret> secrets, Instant now) {
        byte[] body = body(due);
        return HttpRequest.newBuilder(url)
                .timeout(ANSWER_MAX)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Sekisho")
                .header("webhook-id", due.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", SigningSecret.sign(secrets, due.id(), now, text(body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static Result judge(int status) {
        if (status / 100 == 2) {
            return new Result.Taken(status);
        }
        Result.Failed failed = new Result.Failed(
                status,
                status / 100 == 3
                        ? "answered " + status + "; redirects are not followed, name the new URL"
                        : "answered " + status);
        return status == GONE ? new Result.Gone(failed) : failed;
    }

    static byte[] body(DeliveryQueue.Due due) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("type", due.type());
        body.put("timestamp", due.happenedAt().toString());
        body.set("data", Json.MAPPER.readTree(due.data()));
        return Json.bytes(body);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
