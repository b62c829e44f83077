package io.sekisho.server.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/** The limits of the API, each a token bucket, kept in memory by each server for itself. */
public final class Limits {

    /** Assessments of one account at a stretch; a day's imports go another way. */
    public static final int ACCOUNT_BURST = 3_000;

    /** Assessments of one account per second in the long run. */
    public static final int ACCOUNT_PER_SECOND = 100;

    /** Requests with one key per second, also at a stretch. */
    public static final int KEY_PER_SECOND = 20_000;

    /** Accounts watched at once: ten times as many as can reach their limit in the requests that a key may make. */
    static final int MAX_ACCOUNTS = 2_000;

    /** Keys watched at once. */
    static final int MAX_KEYS = 10_000;

    private final Buckets accounts;
    private final Buckets keys;

    public Limits() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    Limits(TimeMeter clock) {
        accounts = new Buckets(ACCOUNT_BURST, ACCOUNT_PER_SECOND, MAX_ACCOUNTS, clock);
        keys = new Buckets(KEY_PER_SECOND, KEY_PER_SECOND, MAX_KEYS, clock);
    }

    /**
     * Counts one assessment of an account.
     *
     * @return how long to wait before the next try; nothing where it may go on
     */
    public Optional<Duration> account(String account) {
        return accounts.take(account);
    }

    /**
     * Counts one request with a key.
     *
     * @return how long to wait before the next try; nothing where it may go on
     */
    public Optional<Duration> key(String keyId) {
        return keys.take(keyId);
    }
}
