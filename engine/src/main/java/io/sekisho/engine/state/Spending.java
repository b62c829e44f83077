package io.sekisho.engine.state;

import java.time.LocalDate;

/** What one day's withdrawals add up to, in yen, over those not denied; the day is the brokerage's. */
public record Spending(LocalDate day, long yen) {

    /** Sums stop growing here, far above all the yen there are. */
    private static final long MOST_YEN = Long.MAX_VALUE / 2;

    public static final Spending NONE = new Spending(LocalDate.EPOCH, 0);

    public Spending plus(LocalDate on, long moreYen) {
        return day.equals(on) ? new Spending(day, Math.min(MOST_YEN, yen + moreYen)) : new Spending(on, moreYen);
    }

    public long on(LocalDate date) {
        return day.equals(date) ? yen : 0;
    }
}
