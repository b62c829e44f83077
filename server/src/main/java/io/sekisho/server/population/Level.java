package io.sekisho.server.population;

/** What a {@link Row} counts: accounts, logins, or the values of one level of a feature. */
public enum Level {
    /** Accounts with a login; one row, of value 0. */
    USERS(1, 1),
    /** Logins; one row, of value 0. */
    LOGINS(2, 1),
    ADDRESS(10, 50_000),
    NETWORK(11, 5_000),
    COUNTRY(12, 5_000),
    USER_AGENT(20, 20_000),
    BROWSER(21, 5_000),
    SYSTEM(22, 5_000),
    DEVICE_TYPE(23, 5_000);

    private final int code;
    private final int maxValues;

    Level(int code, int maxValues) {
        this.code = code;
        this.maxValues = maxValues;
    }

    /** The number that stands for it in the database. */
    int code() {
        return code;
    }

    /** Distinct values kept in memory; beyond, the ones seen rarely and long ago are forgotten. */
    public int maxValues() {
        return maxValues;
    }
}
