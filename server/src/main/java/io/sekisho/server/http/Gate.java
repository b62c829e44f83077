package io.sekisho.server.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds how many calls run at once, since virtual threads do not. */
final class Gate {

    private final Semaphore running;
    private final Semaphore waiting;
    private final long maxQueuedMillis;

    Gate(HttpConfig config) {
        running = new Semaphore(config.maxRunning());
        waiting = new Semaphore(config.maxWaiting());
        maxQueuedMillis = config.maxQueued().toMillis();
    }

    /**
     * Takes a place, to be released by the caller.
     *
     * @throws ProblemException 503 where none became free in time
     */
    Semaphore enter(Route route) throws InterruptedException {
        Semaphore places = route.waits() ? waiting : running;
        if (places.tryAcquire() || (!route.waits() && places.tryAcquire(maxQueuedMillis, TimeUnit.MILLISECONDS))) {
            return places;
        }
        throw Problem.unavailable("the server is busy; send the request again later", Duration.ofSeconds(1))
                .exception();
    }
}
