package io.sekisho.server.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Slows down those who guess: some attempts at a stretch for each name, then one now and then. Kept in memory by each server for itself. */
public final class Guesses {

    private final Buckets byName;

    /**
     * @param burst    attempts at a stretch
     * @param each     how long until one more
     * @param maxNames names watched at once, the least used of which are forgotten first
     */
    public Guesses(int burst, Duration each, int maxNames, InstantSource clock) {
        byName = new Buckets(burst, 1, each, maxNames, meter(clock));
    }

    /** @return how long to wait before the next try; nothing where it may go on */
    public Optional<Duration> take(String name) {
        return byName.take(name);
    }

    private static TimeMeter meter(InstantSource clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
