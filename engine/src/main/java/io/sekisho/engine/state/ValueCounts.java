package io.sekisho.engine.state;

import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * How often each value of one level was seen, the most recently seen first; the least recent falls out at the bound.
 *
 * @param values fingerprints
 * @param counts how often each was seen
 */
public record ValueCounts(long[] values, int[] counts) {

    /** Distinct values kept of one level of one account. */
    public static final int MAX_VALUES = 32;

    public static final ValueCounts NONE = new ValueCounts(new long[0], new int[0]);

    public int count(long value) {
        int at = indexOf(value);
        return at < 0 ? 0 : counts[at];
    }

    public int distinct() {
        return values.length;
    }

    /** How often any of the values was seen. */
    public int total() {
        return total(value -> true);
    }

    /** How often any of the values that a test accepts was seen. */
    public int total(LongPredicate test) {
        int total = 0;
        for (int i = 0; i < values.length; i++) {
            if (test.test(values[i])) {
                total += counts[i];
            }
        }
        return total;
    }

    /** The part of the values that a test accepts. */
    public ValueCounts where(LongPredicate test) {
        int[] kept = IntStream.range(0, values.length)
                .filter(i -> test.test(values[i]))
                .toArray();
        return new ValueCounts(
                Arrays.stream(kept).mapToLong(i -> values[i]).toArray(),
                Arrays.stream(kept).map(i -> counts[i]).toArray());
    }

    /** Values seen exactly once. */
    public int singletons() {
        int singletons = 0;
        for (int count : counts) {
            if (count == 1) {
                singletons++;
            }
        }
        return singletons;
    }

    /** The counts after one more sight of a value. */
    public ValueCounts plus(long value) {
        int at = indexOf(value);
        int kept = at < 0 ? Math.min(values.length, MAX_VALUES - 1) : at;
        int size = at < 0 ? kept + 1 : values.length;
        long[] newValues = Arrays.copyOf(values, size);
        int[] newCounts = Arrays.copyOf(counts, size);
        System.arraycopy(values, 0, newValues, 1, kept);
        System.arraycopy(counts, 0, newCounts, 1, kept);
        newValues[0] = value;
        newCounts[0] = at < 0 ? 1 : counts[at] + 1;
        return new ValueCounts(newValues, newCounts);
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
        return other instanceof ValueCounts that
                && Arrays.equals(values, that.values)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(values) + Arrays.toString(counts);
    }
}
