package io.sekisho.server.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message that was not taken is sent again: the schedule that the Standard Webhooks specification recommends (section "Deliverability
 * and reliability"), ten attempts in about three days, each pause spread by a fifth so that what failed together does not come together.
 */
final class Backoff {

    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final double SPREAD = 0.2;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The pause before the next attempt; nothing after the last.
     *
     * @param attempts made so far, at least 1
     */
    Optional<Duration> after(int attempts) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        double factor = 1 + SPREAD * (2 * random.nextDouble() - 1);
        long millis = PAUSES.get(attempts - 1).toMillis();
        return Optional.of(Duration.ofMillis(Math.round(millis * factor)));
    }
}
