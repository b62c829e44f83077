package io.sekisho.engine.state;

import java.util.Arrays;

/**
 * Values an account has had to do with and since which day, the most recently met first; the least recent falls out at the bound.
 *
 * @param values fingerprints, or small numbers
 * @param since  day of the first meeting, counted from 1970-01-01 in the brokerage's zone
 */
public record Known(long[] values, int[] since) {

    public static final Known NONE = new Known(new long[0], new int[0]);

    /**
     * Days until a new acquaintance counts as one. What an intruder tries out first must not make the rest look usual, and the schemes of
     * 2025 went from entry to trading within days.
     */
    public static final int RIPENS_DAYS = 7;

    /** Whether it was met long enough before a day. */
    public boolean ripe(long value, int day) {
        int at = indexOf(value);
        return at >= 0 && since[at] <= day - RIPENS_DAYS;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Whether anything at all was met long enough before a day. */
    public boolean anyRipe(int day) {
        return Arrays.stream(since).anyMatch(first -> first <= day - RIPENS_DAYS);
    }

    /** After one more meeting. */
    public Known plus(long value, int day, int max) {
        int at = indexOf(value);
        if (at == 0 && since[0] <= day) {
            return this;
        }
        int first = at < 0 ? day : Math.min(day, since[at]);
        int kept = at < 0 ? Math.min(values.length, max - 1) : at;
        int size = at < 0 ? kept + 1 : values.length;
        long[] newValues = Arrays.copyOf(values, size);
        int[] newSince = Arrays.copyOf(since, size);
        System.arraycopy(values, 0, newValues, 1, kept);
        System.arraycopy(since, 0, newSince, 1, kept);
        newValues[0] = value;
        newSince[0] = first;
        return new Known(newValues, newSince);
    }

    private int indexOf(long value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Known that && Arrays.equals(values, that.values) && Arrays.equals(since, that.since);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(since);
    }

    @Override
    public String toString() {
        return Arrays.toString(values) + Arrays.toString(since);
    }
}
