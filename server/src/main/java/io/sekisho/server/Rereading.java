package io.sekisho.server;

import io.sekisho.server.network.AddressDirectory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks now and then whether the operator has put newer address data in place. */
final class Rereading implements AutoCloseable {

    static final Duration EVERY = Duration.ofMinutes(1);

    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("addresses").daemon().factory());

    private Rereading() {}

    static Rereading start(AddressDirectory addresses) {
        Rereading rereading = new Rereading();
        // Rereading never throws, so the future has nothing to tell.
        ScheduledFuture<?> _ = rereading.schedule.scheduleWithFixedDelay(
                addresses::reload, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        return rereading;
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
