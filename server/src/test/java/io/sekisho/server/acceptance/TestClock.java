package io.sekisho.server.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's clock, put forward by the test. */
public final class TestClock implements InstantSource {

    private final AtomicLong aheadMillis = new AtomicLong();

    @Override
    public Instant instant() {
        return Instant.now().plusMillis(aheadMillis.get());
    }

    public void forward(Duration by) {
        aheadMillis.addAndGet(by.toMillis());
    }
}
