package io.sekisho.server.population;

/** What a {@link Row} counts: accounts, logins, or the values of one level of a feature. */
public enum Level {
    /** Accounts with a login; one row, of value 0. */
    USERS(1),
    /** Logins; one row, of value 0. */
    LOGINS(1),
    ADDRESS(50_000),
    NETWORK(5_000),
    COUNTRY(5_000),
    USER_AGENT(20_000),
    BROWSER(5_000),
    SYSTEM(5_000),
    DEVICE_TYPE(5_000);

    private final int maxValues;

    Level(int maxValues) {
        this.maxValues = maxValues;
    }

    /** Distinct values kept in memory; beyond, the ones seen rarely and long ago are forgotten. */
    public int maxValues() {
        return maxValues;
    }
}
