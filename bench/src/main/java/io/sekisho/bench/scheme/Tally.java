package io.sekisho.bench.scheme;

import io.sekisho.engine.event.Order;
import io.sekisho.simulator.Scheme;
import io.sekisho.simulator.Simulated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one scheme. */
final class Tally {

    private final Scheme scheme;
    private final List<String> buyers = new ArrayList<>();
    private int buyersWhenWatched = -1;
    private long tried;
    private long executed;

    Tally(Scheme scheme) {
        this.scheme = scheme;
    }

    Scheme scheme() {
        return scheme;
    }

    /** A thief's purchase that reached the brokerage, after what it led to. */
    void bought(Simulated simulated, Order order, boolean through, @Nullable Instant watched) {
        String account = simulated.event().account();
        if (!buyers.contains(account)) {
            buyers.add(account);
        }
        if (watched != null && buyersWhenWatched < 0) {
            buyersWhenWatched = buyers.size();
        }
        long yen = order.valueJpy() == null ? 0 : order.valueJpy().longValue();
        tried += yen;
        executed += through ? yen : 0;
    }

    int buyers() {
        return buyers.size();
    }

    /** Victims that had tried to buy when the symbol was watched, the one that led to it included; -1 where it never was. */
    int buyersWhenWatched() {
        return buyersWhenWatched;
    }

    /** Whether it was watched by the third victim's first purchase. */
    boolean inTime() {
        return buyersWhenWatched >= 0 && buyersWhenWatched <= 3;
    }

    /** Of all that the victims' money could buy. */
    double executedShare() {
        return scheme.budgetYen() == 0 ? 0 : (double) executed / scheme.budgetYen();
    }

    long tried() {
        return tried;
    }
}
