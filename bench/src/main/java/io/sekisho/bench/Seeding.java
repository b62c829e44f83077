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

    private static final int AT_ONCE = 8;
    private static final int CUSTOMERS_PER_REQUEST = 500;

    private Seeding() {}

    /** @return seconds it took */
    static double run(int port, Customers customers, Instant until) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int from = 0; from < customers.count(); from += CUSTOMERS_PER_REQUEST) {
                int first = from;
                int last = Math.min(customers.count(), from + CUSTOMERS_PER_REQUEST);
                parts.add(threads.submit(() -> send(client, port, lines(customers, first, last, until))));
            }
            for (Future<?> part : parts) {
                part.get();
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
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/imports"))
                .header("Authorization", "Bearer " + RunningServer.KEY)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("\"refusedCount\":0")) {
                throw new IOException("the import was answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while importing", e);
        }
    }
}
