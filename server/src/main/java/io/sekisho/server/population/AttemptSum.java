package io.sekisho.server.population;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Adds up the attempts of the slices of a window. For one thread, while it looks. */
final class AttemptSum {

    private long logins;
    private long failures;

    /** Sorted, distinct, as those of each slice are. */
    private long[] accounts = {};

    void add(@Nullable Attempts slice) {
        if (slice == null) {
            return;
        }
        logins += slice.logins();
        failures += slice.failures();
        accounts = union(accounts, slice.failedAccounts());
    }

    private static long[] union(long[] one, long[] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        long[] union = new long[one.length + other.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            long next = Math.min(one[i], other[j]);
            i += one[i] == next ? 1 : 0;
            j += other[j] == next ? 1 : 0;
            union[size++] = next;
        }
        System.arraycopy(one, i, union, size, one.length - i);
        size += one.length - i;
        System.arraycopy(other, j, union, size, other.length - j);
        size += other.length - j;
        return Arrays.copyOf(union, size);
    }

    /** Distinct accounts that failed. */
    int failedAccounts() {
        return accounts.length;
    }

    /** Failures among logins, 0 without logins. */
    double failureShare() {
        return logins == 0 ? 0 : (double) failures / logins;
    }
}
