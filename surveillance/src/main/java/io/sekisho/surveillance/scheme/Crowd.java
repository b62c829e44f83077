package io.sekisho.surveillance.scheme;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How many different accounts buy a symbol, honest or not: in the last hour, day and week, and usually. Counted by linear counting
 * (Whang, Vander-Zanden and Taylor, "A linear-time probabilistic counting algorithm", 1990) over a bitmap each for the hour and the day;
 * at 512 bits within 6 % up to some 500 accounts. Full bitmaps count as many as they can tell.
 *
 * @param hour     since 1970, of the newest
 * @param now      who bought in that hour
 * @param before   how many did in the hour before
 * @param today    who bought on that day
 * @param days     how many did on each of the {@value #DAYS} days before, the newest first
 */
record Crowd(long hour, long[] now, double before, long[] today, double[] days) {

    static final Crowd NONE = new Crowd(0, new long[Crowd.WORDS], 0, new long[Crowd.WORDS], new double[0]);

    private static final int WORDS = 8;
    private static final int BITS = WORDS * Long.SIZE;

    /** Days of trading that the usual number is an average of. */
    private static final int DAYS = 20;

    private static final int HOURS_A_DAY = 24;

    /** Tokyo trades five and a half hours a day; an hour's usual share of it. */
    static final double HOURLY = 1 / 5.5;

    Crowd plus(Instant at, long account) {
        Crowd turned = turned(at.getEpochSecond() / 3600);
        long at0 = at.getEpochSecond() / 3600;
        boolean late = at0 < turned.hour;
        boolean earlierDay = at0 / HOURS_A_DAY < turned.hour / HOURS_A_DAY;
        return new Crowd(
                turned.hour,
                late ? turned.now : with(turned.now, account),
                turned.before,
                earlierDay ? turned.today : with(turned.today, account),
                turned.days);
    }

    /** The same at a later hour. */
    private Crowd turned(long next) {
        if (next <= hour) {
            return this;
        }
        double lastHour = next == hour + 1 ? count(now) : 0;
        if (next / HOURS_A_DAY == hour / HOURS_A_DAY) {
            return new Crowd(next, new long[WORDS], lastHour, today, days);
        }
        double[] more = hour == 0 ? days : push(count(today), days);
        return new Crowd(next, new long[WORDS], lastHour, new long[WORDS], more);
    }

    private static double[] push(double newest, double[] days) {
        double[] more = new double[Math.min(DAYS, days.length + 1)];
        more[0] = newest;
        System.arraycopy(days, 0, more, 1, more.length - 1);
        return more;
    }

    private static long[] with(long[] bits, long account) {
        int bit = Math.floorMod(account, BITS);
        long mask = 1L << (bit % Long.SIZE);
        if ((bits[bit / Long.SIZE] & mask) != 0) {
            return bits;
        }
        long[] more = bits.clone();
        more[bit / Long.SIZE] |= mask;
        return more;
    }

    private static double count(long[] bits) {
        int set = 0;
        for (long word : bits) {
            set += Long.bitCount(word);
        }
        return -BITS * Math.log(Math.max(1, BITS - set) / (double) BITS);
    }

    /** Accounts that bought within a time, seen or usual, whichever is more. */
    double within(Duration time) {
        double usual = Arrays.stream(days).average().orElse(0);
        double thisDay = count(today);
        if (time.toHours() <= 1) {
            return Math.max(count(now) + before, usual * HOURLY);
        }
        if (time.toDays() <= 1) {
            return Math.max(thisDay + (days.length == 0 ? 0 : days[0]), usual);
        }
        int others = (int) Math.min(days.length, time.toDays());
        double seen = thisDay + Arrays.stream(days, 0, others).sum();
        return Math.max(seen, usual * others);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Crowd crowd
                && hour == crowd.hour
                && before == crowd.before
                && Arrays.equals(now, crowd.now)
                && Arrays.equals(today, crowd.today)
                && Arrays.equals(days, crowd.days);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hour) + 31 * Arrays.hashCode(today);
    }

    @Override
    public String toString() {
        return "Crowd[" + count(now) + " this hour, " + count(today) + " today]";
    }
}
