package io.sekisho.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Gives the customers their past by {@code POST /v1/imports}, several requests at a time. */
final class Seeding {

    private static final int AT_ONCE = 16;
    private static final int CUSTOMERS_PER_PART = 250;

    private Seeding() {}

    /** @return seconds it took */
    static double run(int port, Customers customers, Instant until) throws InterruptedException, ExecutionException {
        return inParts(customers.count(), (client, from, to) -> send(client, port, lines(customers, from, to, until)));
    }

    /** Gives each customer a mail address, so that there is a way to challenge. Returns seconds. */
    static double contacts(int port, Customers customers) throws InterruptedException, ExecutionException {
        return inParts(customers.count(), (client, from, to) -> contacts(client, port, from, to));
    }

    @FunctionalInterface
    private interface Part {
        void run(HttpClient client, int from, int to);
    }

    private static double inParts(int count, Part part) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int from = 0; from < count; from += CUSTOMERS_PER_PART) {
                int first = from;
                int last = Math.min(count, from + CUSTOMERS_PER_PART);
                parts.add(threads.submit(() -> part.run(client, first, last)));
            }
            for (Future<?> each : parts) {
                each.get();
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static byte[] lines(Customers customers, int from, int to, Instant until) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            lines.writeBytes(customers.history(i, until));
        }
        return lines.toByteArray();
    }

    private static void send(HttpClient client, int port, byte[] lines) {
        String answer = send(
                client,
                to(port, "/v1/imports")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(lines)));
        if (!answer.contains("\"refusedCount\":0")) {
            throw new IllegalStateException("the import was answered " + answer);
        }
    }

    private static void contacts(HttpClient client, int port, int from, int to) {
        for (int i = from; i < to; i++) {
            String contacts = "{\"email\":\"c%d@example.jp\",\"language\":\"ja\"}".formatted(i);
            send(
                    client,
                    to(port, "/v1/accounts/" + Customers.account(i))
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(contacts)));
        }
    }

    private static HttpRequest.Builder to(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + RunningServer.KEY);
    }

    private static String send(HttpClient client, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while importing", e);
        }
    }
}
