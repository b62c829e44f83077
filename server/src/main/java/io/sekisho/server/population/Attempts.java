package io.sekisho.server.population;

import java.util.Arrays;

/**
 * Logins of one slice of time that share an address, a network or a tool. Not changed once made.
 *
 * @param failedAccounts fingerprints of the accounts that failed, sorted, distinct, at most {@link #MAX_ACCOUNTS}
 */
record Attempts(int logins, int failures, long[] failedAccounts) {

    /** Failing accounts told apart per slice; the next ones count as failures only. */
    static final int MAX_ACCOUNTS = 64;

    static final Attempts NONE = new Attempts(0, 0, new long[0]);

    Attempts plusSuccess() {
        return new Attempts(logins + 1, failures, failedAccounts);
    }

    Attempts plusFailure(long account) {
        return new Attempts(logins + 1, failures + 1, with(account));
    }

    private long[] with(long account) {
        int at = Arrays.binarySearch(failedAccounts, account);
        if (at >= 0 || failedAccounts.length == MAX_ACCOUNTS) {
            return failedAccounts;
        }
        int insertion = -at - 1;
        long[] more = Arrays.copyOf(failedAccounts, failedAccounts.length + 1);
        System.arraycopy(failedAccounts, insertion, more, insertion + 1, failedAccounts.length - insertion);
        more[insertion] = account;
        return more;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attempts that
                && logins == that.logins
                && failures == that.failures
                && Arrays.equals(failedAccounts, that.failedAccounts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * logins + failures) + Arrays.hashCode(failedAccounts);
    }

    @Override
    public String toString() {
        return "Attempts[" + failures + " of " + logins + " failed, " + failedAccounts.length + " accounts]";
    }
}
