package io.sekisho.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers over HTTP what a test told it to, in order, and keeps what it was asked. */
final class FakeServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(String method, String path, String key, String type, String body) {}

    /** @param status 0 breaks the connection, -1 never answers */
    record Reply(int status, String body, String retryAfter) {}

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    FakeServer answers(int status, String body) {
        return answers(status, body, "");
    }

    FakeServer answers(int status, String body, String retryAfter) {
        replies.add(new Reply(status, body, retryAfter));
        return this;
    }

    FakeServer breaksTheConnection() {
        return answers(0, "");
    }

    FakeServer neverAnswers() {
        return answers(-1, "");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange call) throws IOException {
        asked.add(new Asked(
                call.getRequestMethod(),
                call.getRequestURI().toString(),
                String.valueOf(call.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(call.getRequestHeaders().getFirst("Content-Type")),
                new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Reply reply = replies.remove();
        if (reply.status() == -1) {
            await();
        }
        if (reply.status() > 0) {
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            if (!reply.retryAfter().isEmpty()) {
                call.getResponseHeaders().set("Retry-After", reply.retryAfter());
            }
            call.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            call.getResponseBody().write(body);
        }
        call.close();
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
