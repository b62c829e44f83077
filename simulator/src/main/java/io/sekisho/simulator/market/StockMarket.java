package io.sekisho.simulator.market;

import io.sekisho.simulator.chance.Chance;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Closes and volumes of all stocks over all days, {@link #LEAD} of them before the start. Prices are in thousandths of the stock's
 * currency.
 */
public final class StockMarket {

    /** Days before the start: those of which averages are made, and some more. */
    public static final int LEAD = 30;

    /** Trading days of which averages are made, as the server does. */
    public static final int AVERAGED = 20;

    /** Below this turnover on a usual day, in yen, one customer's money can move the price. */
    private static final long THIN_BELOW = 150_000_000;

    private static final int PURPOSE = 0x46494c;
    private static final long MILLI = 1_000;
    private static final long SEN = 100;

    private final List<Stock> stocks;
    private final TradingDays days;
    private final long[][] closes;
    private final long[][] volumes;
    private final long[] usualVolumes;

    /** By stock, then by day; what a stock was not traded for has the volume 0. */
    StockMarket(List<Stock> stocks, TradingDays days, long[][] closes, long[][] volumes) {
        this.stocks = List.copyOf(stocks);
        this.days = days;
        this.closes = closes;
        this.volumes = volumes;
        usualVolumes = new long[stocks.size()];
        for (int i = 0; i < usualVolumes.length; i++) {
            long[] before = Arrays.copyOfRange(volumes[i], LEAD - AVERAGED, LEAD);
            Arrays.sort(before);
            usualVolumes[i] = before[AVERAGED / 2];
        }
    }

    /**
     * @param start of the simulation, a day in Tokyo
     * @throws MarketException where a file cannot be used
     */
    public static StockMarket of(MarketSource source, long seed, LocalDate start, int simulated) {
        TradingDays days = new TradingDays(start, LEAD);
        int count = days.index(start.plusDays(simulated)) + 1;
        return switch (source) {
            case MarketSource.Generated generated -> new GeneratedMarket(seed, generated, days, count).market();
            case MarketSource.File file -> MarketFile.read(file).market(days, count, Chance.of(seed, PURPOSE, 0, 0));
        };
    }

    public List<Stock> stocks() {
        return stocks;
    }

    public TradingDays days() {
        return days;
    }

    /** Trading days known. */
    public int length() {
        return closes[0].length;
    }

    public long close(int stock, int day) {
        return closes[stock][day];
    }

    public long volume(int stock, int day) {
        return volumes[stock][day];
    }

    /** The median of the days before the start. */
    public long usualVolume(int stock) {
        return usualVolumes[stock];
    }

    /** Of a usual day before the start, in yen. */
    public long usualYen(int stock) {
        return yen(stock, usualVolumes[stock], closes[stock][LEAD - 1]);
    }

    /** Traded too little for an order to leave the price alone. */
    public boolean thin(int stock) {
        return usualYen(stock) < THIN_BELOW;
    }

    /** Volume of a day over the average of those before it; 0 where there were none. */
    public double relativeVolume(int stock, int day) {
        long sum = 0;
        for (int i = Math.max(0, day - AVERAGED); i < day; i++) {
            sum += volumes[stock][i];
        }
        return sum == 0 ? 0 : (double) volumes[stock][day] * Math.min(day, AVERAGED) / sum;
    }

    /** Whole yen, rounded down. */
    public long yen(int stock, long units, long price) {
        long currency = Math.multiplyExact(units, price) / MILLI;
        return Math.multiplyExact(currency, stocks.get(stock).exchange().rate()) / MILLI;
    }

    /** As many units as an amount of yen pays for, 0 where it pays for none. */
    public long units(int stock, long yen, long price) {
        long currency = Math.multiplyExact(yen, MILLI * MILLI)
                / stocks.get(stock).exchange().rate();
        return currency / price;
    }

    /** Between the close before and the day's, as far as the day is over. */
    public long price(int stock, int day, int second) {
        long before = closes[stock][Math.max(0, day - 1)];
        double progress = stocks.get(stock).exchange().progress(second);
        return tick(before + Math.round((closes[stock][day] - before) * progress));
    }

    /** To a price that can be quoted: hundredths below 100, else whole units. */
    public static long tick(long price) {
        long step = price < SEN * MILLI ? MILLI / SEN : MILLI;
        return Math.max(step, price / step * step);
    }

    /**
     * The same with what a scheme did to one stock on a day and to its price on those after.
     *
     * @param units traded because of it
     * @param close of the day
     * @param after what is left of the price afterwards, in percent of what it would have been
     */
    public StockMarket moved(int stock, int day, long units, long close, int after) {
        long[][] newCloses = closes.clone();
        long[][] newVolumes = volumes.clone();
        newCloses[stock] = closes[stock].clone();
        newVolumes[stock] = volumes[stock].clone();
        newVolumes[stock][day] += units;
        newCloses[stock][day] = close;
        for (int i = day + 1; i < newCloses[stock].length; i++) {
            newCloses[stock][i] = Math.max(MILLI / SEN, newCloses[stock][i] / 100 * after);
        }
        return new StockMarket(stocks, days, newCloses, newVolumes);
    }
}
