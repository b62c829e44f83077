package io.sekisho.server.population;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Adds up the attempts of the slices of a window. For one thread, while it looks. */
final class AttemptSum {

    private long logins;
    private long failures;
    private long[] accounts = {};

    void add(@Nullable Attempts slice) {
        if (slice == null) {
            return;
        }
        logins += slice.logins();
        failures += slice.failures();
        long[] more = slice.failedAccounts();
        if (more.length > 0) {
            accounts = Arrays.copyOf(accounts, accounts.length + more.length);
            System.arraycopy(more, 0, accounts, accounts.length - more.length, more.length);
        }
    }

    /** Distinct accounts that failed. */
    int failedAccounts() {
        Arrays.sort(accounts);
        int distinct = 0;
        for (int i = 0; i < accounts.length; i++) {
            if (i == 0 || accounts[i] != accounts[i - 1]) {
                distinct++;
            }
        }
        return distinct;
    }

    /** Failures among logins, 0 without logins. */
    double failureShare() {
        return logins == 0 ? 0 : (double) failures / logins;
    }
}
