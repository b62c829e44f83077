package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sekisho.server.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A system of the brokerage's that is told by webhook. Takes what comes, unless told to answer otherwise. */
final class WebhookReceiver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpServer server;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final CountDownLatch goesOn;

    private WebhookReceiver(CountDownLatch goesOn) {
        this.goesOn = goesOn;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static WebhookReceiver open() {
        return new WebhookReceiver(new CountDownLatch(0));
    }

    /** Gives no answer until it is closed. */
    static WebhookReceiver stuck() {
        return new WebhookReceiver(new CountDownLatch(1));
    }

    /** A message as it came. */
    record Message(String id, long timestamp, String signatures, String body) {

        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        String type() {
            return json().at("/type").asString();
        }

        String account() {
            return json().at("/data/account").asString("");
        }

        String told(String field) {
            return json().at("/data/" + field).asString("");
        }

        /** By the specification's own library. */
        boolean isSignedBy(String secret) {
            try {
                return Arrays.asList(signatures.split(" ")).contains(new Webhook(secret).sign(id, timestamp, body));
            } catch (WebhookSigningException e) {
                throw new AssertionError(e);
            }
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/sekisho";
    }

    /** The next answers; afterwards it takes what comes. */
    WebhookReceiver answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
        return this;
    }

    void takesAll() {
        answers.clear();
    }

    List<Message> about(String account) {
        return messages.stream()
                .filter(message -> message.account().equals(account))
                .toList();
    }

    List<Message> messages() {
        return messages;
    }

    Message next(Predicate<Message> wanted) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages).anyMatch(wanted));
        return messages.stream().filter(wanted).findFirst().orElseThrow();
    }

    private void handle(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(call.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/json");
        messages.add(new Message(
                call.getRequestHeaders().getFirst("webhook-id"),
                Long.parseLong(call.getRequestHeaders().getFirst("webhook-timestamp")),
                call.getRequestHeaders().getFirst("webhook-signature"),
                body));
        try {
            goesOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Integer status = answers.poll();
        if (status != null && status / 100 == 3) {
            call.getResponseHeaders().set("Location", url());
        }
        call.sendResponseHeaders(status == null ? 204 : status, -1);
        call.close();
    }

    @Override
    public void close() {
        goesOn.countDown();
        server.stop(0);
    }
}
