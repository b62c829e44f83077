package io.sekisho.simulator.market;

/** Where a stock is traded. Hours are those of Tokyo; holidays are left out. */
public enum Exchange {
    /** 9:00 to 11:30 and 12:30 to 15:30, since November 2024. */
    TOKYO("XTKS", "JPY", 1_000, 9 * 3600, 11 * 3600 + 1800, 12 * 3600 + 1800, 15 * 3600 + 1800),
    /** 9:30 to 12:00 and 13:00 to 16:00 there. The rate stays as it is. */
    HONG_KONG("XHKG", "HKD", 19_300, 10 * 3600 + 1800, 13 * 3600, 14 * 3600, 17 * 3600);

    private final String code;
    private final String currency;
    private final long rate;
    private final int opens;
    private final int breaks;
    private final int resumes;
    private final int closes;

    Exchange(String code, String currency, long rate, int opens, int breaks, int resumes, int closes) {
        this.code = code;
        this.currency = currency;
        this.rate = rate;
        this.opens = opens;
        this.breaks = breaks;
        this.resumes = resumes;
        this.closes = closes;
    }

    /** ISO 10383. */
    public String code() {
        return code;
    }

    public String currency() {
        return currency;
    }

    /** Thousandths of a yen for one unit of the currency. */
    public long rate() {
        return rate;
    }

    /** Second of the day. */
    public int opens() {
        return opens;
    }

    /** Second of the day. */
    public int closes() {
        return closes;
    }

    /** How much of the day's trading is over at a second of the day, 0 to 1. */
    public double progress(int second) {
        int traded = Math.clamp(second - opens, 0, breaks - opens) + Math.clamp(second - resumes, 0, closes - resumes);
        return (double) traded / (breaks - opens + closes - resumes);
    }
}
