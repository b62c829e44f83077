package io.sekisho.simulator.market;

import io.sekisho.simulator.chance.Chance;
import java.util.ArrayList;
import java.util.List;

/**
 * A market made up from a seed. Turnover of a usual day is log-normal over the stocks: with a median of 60 million yen and a sigma of
 * 2.5 the sum is near Tokyo's five trillion a day and 29 % of the stocks trade below 15 million. Volumes of a thin stock vary by a sigma
 * of 1.18 from day to day, of a large one by 0.46, and are ten times those of the 20 days before on 160 and 10 of 10,000 stock-days, as
 * among US stocks in daily data of September to December 2016 (microcaps and those above 1.5 billion yen a day); one spike in ten of a
 * thin stock comes with a rise of 20 % or more.
 */
final class GeneratedMarket {

    private static final int PURPOSE = 0x4d4b54;
    private static final int ONE_ABROAD_OF = 8;

    private static final double TURNOVER_MEDIAN = 60_000_000;
    private static final double TURNOVER_SIGMA = 2.5;
    private static final double TURNOVER_LEAST = 30_000;
    private static final double TURNOVER_MOST = 300_000_000_000.0;
    private static final double PRICE_MEDIAN = 1_200;
    private static final double ABROAD_PRICE_MEDIAN = 60;
    private static final double PRICE_SIGMA = 0.9;

    private static final double THIN_SIGMA = 1.0;
    private static final double LARGE_SIGMA = 0.4;

    /** Spikes in a stock-day. Log-normal volumes bring some by themselves, the more the thinner the stock. */
    private static final double THIN_SPIKES = 0.014;

    private static final double LARGE_SPIKES = 0.0008;
    private static final double SPIKE_LEAST = 10;
    private static final double SPIKE_TAIL = 1.5;
    private static final double SPIKE_MOST = 300;
    private static final double RISE_WITH_SPIKE = 0.15;

    /** Yen at which a stock counts as large, and as thin, half-way by the logarithm between. */
    private static final double LARGE_FROM = 1_500_000_000;

    private static final double MICRO_BELOW = 15_000_000;

    private final long seed;
    private final int count;
    private final TradingDays days;
    private final int length;

    GeneratedMarket(long seed, MarketSource.Generated source, TradingDays days, int length) {
        this.seed = seed;
        this.count = source.stocks();
        this.days = days;
        this.length = length;
    }

    StockMarket market() {
        List<Stock> stocks = new ArrayList<>(count);
        long[][] closes = new long[count][];
        long[][] volumes = new long[count][];
        for (int i = 0; i < count; i++) {
            boolean abroad = i % ONE_ABROAD_OF == ONE_ABROAD_OF - 1;
            String symbol = abroad ? "%04d.HK".formatted(i / ONE_ABROAD_OF + 1) : String.valueOf(1300 + i);
            Stock stock = new Stock(i, symbol, abroad ? Exchange.HONG_KONG : Exchange.TOKYO);
            stocks.add(stock);
            closes[i] = new long[length];
            volumes[i] = new long[length];
            fill(stock, closes[i], volumes[i]);
        }
        return new StockMarket(stocks, days, closes, volumes);
    }

    private void fill(Stock stock, long[] closes, long[] volumes) {
        Chance chance = Chance.of(seed, PURPOSE, stock.index(), 0);
        double turnover = Math.clamp(chance.logNormal(TURNOVER_MEDIAN, TURNOVER_SIGMA), TURNOVER_LEAST, TURNOVER_MOST);
        boolean abroad = stock.exchange() == Exchange.HONG_KONG;
        double yen = Math.max(5, chance.logNormal(abroad ? ABROAD_PRICE_MEDIAN : PRICE_MEDIAN, PRICE_SIGMA));
        double usual = turnover / yen;
        double large = Math.clamp(Math.log(turnover / MICRO_BELOW) / Math.log(LARGE_FROM / MICRO_BELOW), 0, 1);
        double price = yen * 1_000_000 / stock.exchange().rate();
        double spike = 1;
        for (int day = 0; day < length; day++) {
            double change = chance.normal() * between(0.035, 0.018, large);
            spike = Math.max(1, spike / 3);
            if (chance.happens(between(THIN_SPIKES, LARGE_SPIKES, large))) {
                spike = Math.min(SPIKE_MOST, SPIKE_LEAST * Math.pow(1 - chance.share(), -1 / SPIKE_TAIL));
                change += chance.happens(RISE_WITH_SPIKE) ? chance.between(0.18, 0.6) : 0;
            }
            price = Math.max(100, price * Math.exp(change));
            closes[day] = StockMarket.tick(Math.round(price));
            volumes[day] = Math.round(usual * spike * chance.logNormal(1, between(THIN_SIGMA, LARGE_SIGMA, large)));
        }
    }

    private static double between(double thin, double large, double share) {
        return thin + (large - thin) * share;
    }
}
