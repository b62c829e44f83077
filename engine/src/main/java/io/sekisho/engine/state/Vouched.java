package io.sekisho.engine.state;

import java.time.Duration;
import java.time.Instant;

/**
 * An oddity that a passed, unrestricted challenge explained: it is not asked about again while this lasts.
 *
 * @param weakly whether it may have been relayed, as what let the session in: the oddity still weighs in part
 */
public record Vouched(String oddity, Instant at, boolean weakly) {

    /** By a challenge that nobody in between could have passed as well, or that was no more than what had been asked before. */
    public Vouched(String oddity, Instant at) {
        this(oddity, at, false);
    }

    /** Oddities kept of one account, those of money apart; the oldest falls out. */
    public static final int MAX_VOUCHED = 32;

    /** Devices and habits outlive a season, not a year: as long as a trusted device lasts at large services. */
    public static final Duration LASTS = Duration.ofDays(180);

    /** What a customer said about his orders and withdrawals is no habit of his browser: it holds for the days they may take. */
    public static final Duration OF_MONEY_LASTS = Duration.ofDays(7);

    /** What oddities of orders begin with. */
    public static final String ORDERS = "trade:";

    /** What oddities of withdrawals begin with. */
    public static final String WITHDRAWALS = "payout:";

    /** Stands before how far an oddity goes, as a number: what explains so much explains less of the same. */
    public static final char STEP = '#';

    public boolean lasts(Instant now) {
        return now.isBefore(at.plus(ofMoney() ? OF_MONEY_LASTS : LASTS));
    }

    /** Whether it is about orders or withdrawals. */
    public boolean ofMoney() {
        return oddity.startsWith(ORDERS) || oddity.startsWith(WITHDRAWALS);
    }

    /** Whether it explains an oddity: the same, or one that goes less far. */
    public boolean explains(String other) {
        int at = other.lastIndexOf(STEP);
        return at < 0
                ? oddity.equals(other)
                : oddity.startsWith(other.substring(0, at + 1)) && step(oddity, at) >= step(other, at);
    }

    private static int step(String oddity, int at) {
        return Integer.parseInt(oddity, at + 1, oddity.length(), 10);
    }
}
