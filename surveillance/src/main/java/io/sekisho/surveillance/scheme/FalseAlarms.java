package io.sekisho.surveillance.scheme;

/**
 * How many alarms chance may raise.
 *
 * @param perDay  expected of each kind of detector, over all keys together; above 0, at most 10
 * @param symbols thin symbols that customers buy on a day, or more; 1 to 100,000
 */
public record FalseAlarms(double perDay, int symbols) {

    private static final double PER_DAY_MOST = 10;
    private static final int SYMBOLS_MOST = 100_000;

    /** What is accepted is an upper bound; measured is less than one false symbol a day (docs/performance.md), which people can look at. */
    public static final FalseAlarms USUAL = new FalseAlarms(1, 1000);

    public FalseAlarms {
        if (!(perDay > 0 && perDay <= PER_DAY_MOST)) {
            throw new IllegalArgumentException("perDay must be above 0 and at most " + PER_DAY_MOST);
        }
        if (symbols < 1 || symbols > SYMBOLS_MOST) {
            throw new IllegalArgumentException("symbols must be 1 to " + SYMBOLS_MOST);
        }
    }
}
