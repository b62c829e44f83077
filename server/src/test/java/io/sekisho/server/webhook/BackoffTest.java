package io.sekisho.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(new Random(7));

    @Test
    void tenAttemptsSpreadOverThreeDays() {
        Duration all = IntStream.rangeClosed(1, 9)
                .mapToObj(attempts -> backoff.after(attempts).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofHours(60), Duration.ofHours(92));
        assertThat(backoff.after(10)).isEmpty();
        assertThat(backoff.after(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void everyPauseIsSpreadByAFifth() {
        for (int attempts = 1; attempts <= Backoff.PAUSES.size(); attempts++) {
            Duration pause = Backoff.PAUSES.get(attempts - 1);
            for (int i = 0; i < 200; i++) {
                assertThat(backoff.after(attempts).orElseThrow())
                        .isBetween(
                                pause.multipliedBy(8).dividedBy(10),
                                pause.multipliedBy(12).dividedBy(10));
            }
        }
    }

    @Test
    void theFirstPauseIsShortAndEachIsLongerThanTheOneBefore() {
        assertThat(Backoff.PAUSES).isSorted().startsWith(Duration.ofSeconds(5)).endsWith(Duration.ofHours(24));
    }
}
