package io.sekisho.bench.scheme;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.state.Zones;
import io.sekisho.simulator.Simulated;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How every symbol trades, day by day as the data come in after each close, and which are watched. */
final class Exchange {

    private static final int DAYS = 20;
    private static final Duration WATCHED_FOR = Duration.ofDays(5);

    private final Iterator<Simulated.Market> rows;
    private Simulated.@Nullable Market next;
    private final Map<String, Deque<Simulated.Market>> last = new HashMap<>();
    private final Map<String, LocalDate> firstSeen = new HashMap<>();
    private final Map<String, BigDecimal> rates = new HashMap<>();
    private final Map<String, Listing> listings = new HashMap<>();
    private final Map<String, Instant> watched = new HashMap<>();

    Exchange(Iterator<Simulated.Market> rows) {
        this.rows = rows;
        next = rows.hasNext() ? rows.next() : null;
    }

    /** Puts a symbol on the watch list. */
    void watch(String symbol, Instant at) {
        watched.putIfAbsent(symbol, at);
    }

    /** When it was put there; absent where it was not. */
    @Nullable
    Instant watchedSince(String symbol) {
        return watched.get(symbol);
    }

    Map<String, Instant> watched() {
        return Map.copyOf(watched);
    }

    @Nullable
    Market of(Event event) {
        readUntil(LocalDate.ofEpochDay(Zones.day(event.time())));
        if (!(event.action() instanceof Order order)) {
            return null;
        }
        Instant since = watched.get(order.symbol());
        Watched watch = since != null && event.time().isBefore(since.plus(WATCHED_FOR))
                ? new Watched(Watched.Action.HOLD, "convergence", since.plus(WATCHED_FOR))
                : null;
        return new Market(
                listings.computeIfAbsent(order.symbol(), this::listing),
                watch,
                rates.get(order.currency()),
                "simulated");
    }

    /** Days before this one. */
    private void readUntil(LocalDate today) {
        while (next != null && next.date().isBefore(today)) {
            Simulated.Market row = next;
            if (row.volume() == null) {
                rates.put(row.symbol(), row.close());
            } else {
                Deque<Simulated.Market> days = last.computeIfAbsent(row.symbol(), symbol -> new ArrayDeque<>(DAYS));
                if (days.size() == DAYS) {
                    days.removeLast();
                }
                days.addFirst(row);
                firstSeen.putIfAbsent(row.symbol(), row.date());
                listings.remove(row.symbol());
            }
            next = rows.hasNext() ? rows.next() : null;
        }
    }

    /** As the server's market view does. */
    private @Nullable Listing listing(String symbol) {
        Deque<Simulated.Market> days = last.get(symbol);
        if (days == null) {
            return null;
        }
        Simulated.Market latest = days.getFirst();
        long[] volumes = days.stream().mapToLong(Exchange::volume).sorted().toArray();
        long average = Arrays.stream(volumes).sum() / volumes.length;
        double rate = latest.currency().equals("JPY")
                ? 1
                : Objects.requireNonNullElse(rates.get(latest.currency()), BigDecimal.ZERO)
                        .doubleValue();
        double turnover = days.stream()
                .mapToDouble(day -> day.close().doubleValue() * volume(day) * rate)
                .average()
                .orElse(0);
        long usual = Math.min(average, Math.max(volumes[(volumes.length - 1) / 2], average / 10));
        return new Listing(
                latest.market(),
                average,
                Math.round(turnover),
                volumes.length,
                latest.date(),
                Objects.requireNonNull(firstSeen.get(symbol)),
                usual);
    }

    private static long volume(Simulated.Market row) {
        return row.volume() == null ? 0 : row.volume();
    }
}
