package io.sekisho.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Looks whether Sekisho's watch list has the symbol, as a brokerage would before it buys. */
final class SchemeWatch {

    /** In a scheme a minute and more lie between purchases, here milliseconds: so each is given time to be noticed. */
    private static final Duration AFTER_PURCHASE = Duration.ofMillis(1_500);

    private static final Duration IN_THE_END = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final long NANOS_OF_MILLI = 1_000_000;

    private final ServerClient sekisho;
    private final String symbol;
    private Optional<Since> since = Optional.empty();

    SchemeWatch(ServerClient sekisho, String symbol) {
        this.sekisho = sekisho;
        this.symbol = symbol;
    }

    /**
     * When it was seen on the list.
     *
     * @param victim whose purchase it was, counted from 1 in the order in which they came to buy
     * @param millis after the answer to that purchase
     */
    record Since(int victim, long millis) {}

    String symbol() {
        return symbol;
    }

    Optional<Since> since() {
        return since;
    }

    /** After a purchase. */
    void look(int victim) {
        look(victim, AFTER_PURCHASE);
    }

    /** After the last. */
    void settle(int victim) {
        if (since.isEmpty() && victim > 0) {
            look(victim, IN_THE_END);
        }
    }

    private void look(int victim, Duration within) {
        long begun = System.nanoTime();
        while (since.isEmpty() && System.nanoTime() - begun < within.toNanos()) {
            if (sekisho.find("v1/watchlist/" + symbol).isPresent()) {
                since = Optional.of(new Since(victim, (System.nanoTime() - begun) / NANOS_OF_MILLI));
            } else {
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
    }
}
