package io.sekisho.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** Gives the server a market by {@code PUT /v1/market}. */
final class MarketSeeding implements AutoCloseable {

    /** As many as are listed in Japan and traded from there abroad, in round figures. */
    static final int SYMBOLS = 10_000;

    private static final int DAYS = 20;
    private static final String HEAD = "symbol,date,close,volume,currency,market\n";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final SplittableRandom random;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    MarketSeeding(int port, long seed) {
        this.port = port;
        this.random = new SplittableRandom(seed);
    }

    static String symbol(int index) {
        return "%04d.T".formatted(index);
    }

    /** Yen. */
    static int price(int index) {
        return 100 + index * 13 % 5_000;
    }

    /** Sends the days of all symbols. Returns seconds. */
    double all() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (int day = DAYS - 1; day >= 0; day--) {
            put(0, SYMBOLS, today.minusDays(day));
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Sends today's figures of some symbols again, other than they were. */
    void some(int from, int count) throws IOException, InterruptedException {
        put(from, count, today);
    }

    private void put(int from, int count, LocalDate day) throws IOException, InterruptedException {
        StringBuilder csv = new StringBuilder(HEAD);
        for (int i = from; i < from + count; i++) {
            int index = i % SYMBOLS;
            // Few trade much, many little.
            long volume = (long) Math.pow(10, 2 + 5 * random.nextDouble());
            csv.append("%s,%s,%d,%d,JPY,XTKS%n".formatted(symbol(index), day, price(index), volume));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/market"))
                .header("Authorization", "Bearer " + RunningServer.KEY)
                .header("Content-Type", "text/csv")
                .PUT(HttpRequest.BodyPublishers.ofString(csv.toString()))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"refusedCount\":0")) {
            throw new IOException("the market data were answered " + answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
