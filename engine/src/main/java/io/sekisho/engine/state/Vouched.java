package io.sekisho.engine.state;

import java.time.Duration;
import java.time.Instant;

/** An oddity that a passed, unrestricted challenge explained: it is not asked about again while this lasts. */
public record Vouched(String oddity, Instant at) {

    /** Oddities kept of one account; the oldest falls out. */
    public static final int MAX_VOUCHED = 32;

    /** Devices and habits outlive a season, not a year: as long as a trusted device lasts at large services. */
    public static final Duration LASTS = Duration.ofDays(180);

    public boolean lasts(Instant now) {
        return now.isBefore(at.plus(LASTS));
    }
}
