package io.sekisho.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * One bucket for each name, bounded.
 *
 * <p>A bucket left alone for as long as it takes to fill is full, so it is forgotten then without any difference. Where there are more
 * names than the bound in that time, the least used buckets are forgotten too early and start full again: the limit then fails open for
 * names rarely seen, while one that is asked for often keeps its bucket.
 */
final class Buckets {

    private final Cache<String, Bucket> byName;
    private final int burst;
    private final int refill;
    private final Duration each;
    private final TimeMeter clock;

    Buckets(int burst, int perSecond, int maxNames, TimeMeter clock) {
        this(burst, perSecond, Duration.ofSeconds(1), maxNames, clock);
    }

    Buckets(int burst, int refill, Duration each, int maxNames, TimeMeter clock) {
        this.burst = burst;
        this.refill = refill;
        this.each = each;
        this.clock = clock;
        this.byName = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(maxNames)
                .expireAfterAccess(each.multipliedBy(Math.ceilDiv(burst, refill)))
                .ticker(clock::currentTimeNanos)
                .build();
    }

    Optional<Duration> take(String name) {
        Bucket bucket = byName.get(name, _ -> full());
        if (bucket.tryConsume(1)) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, each))
                .withCustomTimePrecision(clock)
                .build();
    }

    /** How many are kept; for tests. */
    long size() {
        byName.cleanUp();
        return byName.estimatedSize();
    }
}
