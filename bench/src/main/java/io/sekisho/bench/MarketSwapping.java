package io.sekisho.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Changes some symbols each second, whereupon the server swaps its view of all. */
final class MarketSwapping implements AutoCloseable {

    private static final int CHANGED = 100;
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final MarketSeeding market;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger swaps = new AtomicInteger();
    private final AtomicReference<@Nullable IOException> failed = new AtomicReference<>();

    private MarketSwapping(MarketSeeding market) {
        this.market = market;
    }

    static MarketSwapping start(int port, long seed) {
        MarketSwapping swapping = new MarketSwapping(new MarketSeeding(port, seed));
        var unused = swapping.timer.scheduleAtFixedRate(
                swapping::swap, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return swapping;
    }

    private void swap() {
        try {
            market.some(swaps.getAndIncrement() * CHANGED, CHANGED);
        } catch (IOException e) {
            failed.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int swaps() {
        return swaps.get();
    }

    /** Stops, and fails where a change did. */
    @Override
    public void close() throws IOException {
        timer.close();
        market.close();
        IOException failure = failed.get();
        if (failure != null) {
            throw failure;
        }
    }
}
