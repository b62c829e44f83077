package io.sekisho.engine.state;

import java.time.LocalDate;

/**
 * What one day's withdrawals add up to, over those not denied, and those of the day before: events may arrive a day late, and
 * a late one must not wipe out the sum of its successor.
 *
 * @param day       the latest day with withdrawals, the brokerage's
 * @param yen       of that day
 * @param yenBefore of the day before it
 */
public record Spending(LocalDate day, long yen, long yenBefore) {

    /** Sums stop growing here, far above all the yen there are. */
    private static final long MOST_YEN = Long.MAX_VALUE / 2;

    public static final Spending NONE = new Spending(LocalDate.EPOCH, 0, 0);

    /** The sums after one more withdrawal; one of longer ago than the day before is not kept. */
    public Spending plus(LocalDate on, long moreYen) {
        if (on.isAfter(day)) {
            return new Spending(on, moreYen, on(on.minusDays(1)));
        }
        return new Spending(
                day,
                on.equals(day) ? sum(yen, moreYen) : yen,
                on.equals(day.minusDays(1)) ? sum(yenBefore, moreYen) : yenBefore);
    }

    public long on(LocalDate date) {
        if (date.equals(day)) {
            return yen;
        }
        return date.equals(day.minusDays(1)) ? yenBefore : 0;
    }

    private static long sum(long one, long other) {
        return Math.min(MOST_YEN, one + other);
    }
}
