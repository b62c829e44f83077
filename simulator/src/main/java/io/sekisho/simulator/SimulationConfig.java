package io.sekisho.simulator;

import io.sekisho.simulator.market.MarketSource;
import java.time.Instant;
import java.util.List;

/**
 * What to make up. The same configuration gives the same events, byte for byte.
 *
 * @param accounts  customers, at least 10
 * @param start     its day in Tokyo is the first
 * @param days      how many, at least 1
 * @param quietDays first days, on which no victim's money moves: habits form, groups prepare, credentials are tried
 * @param schemes   on trading days after that
 * @param retries   purchases that a thief tries after one that was not let through
 */
public record SimulationConfig(
        long seed,
        int accounts,
        Instant start,
        int days,
        int quietDays,
        MarketSource market,
        List<SchemeConfig> schemes,
        int retries,
        Rates rates) {

    public static final int ACCOUNTS_MOST = 50_000_000;
    public static final int DAYS_MOST = 3_660;

    /** Monday of the weeks in which it began. */
    public static final Instant MARCH_2025 = Instant.parse("2025-03-02T15:00:00Z");

    private static final int DAYS = 14;
    private static final int ACCOUNTS = 100_000;
    private static final int ACCOUNTS_LEAST = 10;

    public SimulationConfig {
        require(accounts >= ACCOUNTS_LEAST && accounts <= ACCOUNTS_MOST, "accounts must be 10 to " + ACCOUNTS_MOST);
        require(days >= 1 && days <= DAYS_MOST, "days must be 1 to " + DAYS_MOST);
        require(quietDays >= 0 && quietDays < days, "quiet days must be fewer than days");
        require(retries >= 0, "retries must be 0 or more");
        schemes = List.copyOf(schemes);
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** 100,000 customers over two weeks, half of the time without attacks, a made-up market, no schemes. */
    public static SimulationConfig of(long seed) {
        return new SimulationConfig(
                seed, ACCOUNTS, MARCH_2025, DAYS, DAYS / 2, MarketSource.Generated.USUAL, List.of(), 2, Rates.USUAL);
    }

    public SimulationConfig withAccounts(int newAccounts) {
        return new SimulationConfig(seed, newAccounts, start, days, quietDays, market, schemes, retries, rates);
    }

    public SimulationConfig withStart(Instant newStart) {
        return new SimulationConfig(seed, accounts, newStart, days, quietDays, market, schemes, retries, rates);
    }

    public SimulationConfig withDays(int newDays, int newQuietDays) {
        return new SimulationConfig(seed, accounts, start, newDays, newQuietDays, market, schemes, retries, rates);
    }

    public SimulationConfig withMarket(MarketSource newMarket) {
        return new SimulationConfig(seed, accounts, start, days, quietDays, newMarket, schemes, retries, rates);
    }

    public SimulationConfig withSchemes(List<SchemeConfig> newSchemes) {
        return new SimulationConfig(seed, accounts, start, days, quietDays, market, newSchemes, retries, rates);
    }

    public SimulationConfig withRetries(int newRetries) {
        return new SimulationConfig(seed, accounts, start, days, quietDays, market, schemes, newRetries, rates);
    }

    public SimulationConfig withRates(Rates newRates) {
        return new SimulationConfig(seed, accounts, start, days, quietDays, market, schemes, retries, newRates);
    }
}
