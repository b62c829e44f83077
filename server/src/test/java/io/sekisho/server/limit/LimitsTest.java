package io.sekisho.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final HandClock clock = new HandClock();
    private final Limits limits = new Limits(clock);

    private static final class HandClock implements TimeMeter {
        private long nanos = 1_000_000_000L;

        void advance(Duration by) {
            nanos += by.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private long granted(int asked, String account) {
        return IntStream.range(0, asked)
                .filter(_ -> limits.account(account).isEmpty())
                .count();
    }

    @Test
    void anAccountHasItsBurstAndThenItsRate() {
        assertThat(granted(5_000, "a")).isEqualTo(Limits.ACCOUNT_BURST);
        assertThat(limits.account("a")).contains(Duration.ofMillis(10));
        clock.advance(Duration.ofSeconds(1));
        assertThat(granted(5_000, "a")).isEqualTo(Limits.ACCOUNT_PER_SECOND);
    }

    @Test
    void anotherAccountIsNotTouched() {
        granted(5_000, "a");
        assertThat(limits.account("b")).isEmpty();
    }

    @Test
    void whatWasForgottenAfterIdlingWasFullAgainAnyway() {
        granted(5_000, "a");
        clock.advance(Duration.ofSeconds(31));
        assertThat(granted(5_000, "a")).isEqualTo(Limits.ACCOUNT_BURST);
    }

    @Test
    void aKeyHasItsRate() {
        long granted = IntStream.range(0, 30_000)
                .filter(_ -> limits.key("k").isEmpty())
                .count();
        assertThat(granted).isEqualTo(Limits.KEY_PER_SECOND);
        assertThat(limits.key("k")).isNotEqualTo(Optional.empty());
    }

    @Test
    void theBucketsAreBoundedAndABusyNameKeepsItsOwn() {
        Buckets buckets = new Buckets(100, 1, 1_000, clock);
        for (int i = 0; i < 100; i++) {
            assertThat(buckets.take("busy")).isEmpty();
        }
        for (int i = 0; i < 20_000; i++) {
            buckets.take("seen once " + i);
            if (i % 100 == 0) {
                buckets.take("busy");
            }
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(1_000);
        assertThat(buckets.take("busy")).isPresent();
    }
}
