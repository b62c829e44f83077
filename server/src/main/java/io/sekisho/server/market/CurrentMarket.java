package io.sekisho.server.market;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.fact.Market;
import io.sekisho.server.event.Markets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The view in force. Whoever asks takes the one that is there, without a lock; a change builds the next beside it and swaps. What
 * another server changed is in force here within {@link #NOTICED_WITHIN}.
 */
final class CurrentMarket implements Markets, AutoCloseable {

    static final Duration NOTICED_WITHIN = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(CurrentMarket.class);

    private final Jdbi jdbi;
    private final AtomicReference<MarketView> view = new AtomicReference<>(MarketView.EMPTY);
    private volatile boolean closed;

    private CurrentMarket(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Knows the market when it returns, and looks for changes until it is closed. */
    static CurrentMarket start(Jdbi jdbi) {
        CurrentMarket market = new CurrentMarket(jdbi);
        market.reload();
        Thread.ofVirtual().name("market").start(market::watch);
        return market;
    }

    @Override
    public @Nullable Market of(Event event) {
        return view.get().of(event);
    }

    MarketView view() {
        return view.get();
    }

    /** In force here, and what was committed before the call is in it, when this returns. */
    synchronized void reload() {
        view.set(ViewTable.next(jdbi, view.get()));
    }

    private void watch() {
        boolean failed = false;
        while (!closed) {
            LockSupport.parkNanos(NOTICED_WITHIN.dividedBy(2).toNanos());
            try {
                reload();
                failed = false;
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                if (!failed) {
                    LOG.warn("market data not read, those known stay in force: {}", e.toString());
                }
                failed = true;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
