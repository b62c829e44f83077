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

    /** Oddities kept of one account; the oldest falls out. */
    public static final int MAX_VOUCHED = 32;

    /** Devices and habits outlive a season, not a year: as long as a trusted device lasts at large services. */
    public static final Duration LASTS = Duration.ofDays(180);

    /** What a customer said about his orders and withdrawals is no habit of his browser: it holds for the days they may take. */
    public static final Duration OF_MONEY_LASTS = Duration.ofDays(7);

    /** What oddities of orders begin with. */
    public static final String ORDERS = "trade:";

    /** What oddities of withdrawals begin with. */
    public static final String WITHDRAWALS = "payout:";

    public boolean lasts(Instant now) {
        boolean money = oddity.startsWith(ORDERS) || oddity.startsWith(WITHDRAWALS);
        return now.isBefore(at.plus(money ? OF_MONEY_LASTS : LASTS));
    }
}
