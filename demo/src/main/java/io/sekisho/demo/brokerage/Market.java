package io.sekisho.demo.brokerage;

import io.sekisho.demo.brokerage.Customer.Name;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The stocks that can be traded, with half a year of prices. */
public final class Market {

    /** Days of prices, today's among them. */
    public static final int DAYS = 120;

    private static final BigDecimal ONE = BigDecimal.ONE;

    /** Fixed, so that every demo shows the same figures. */
    public static final BigDecimal YEN_PER_HKD = new BigDecimal("19.20");

    private static final double DAILY_MOVE = 0.013;
    private static final double SMALL_CAP_DAILY_MOVE = 0.03;

    private final Map<String, Stock> stocks = new LinkedHashMap<>();

    private Market() {}

    public static Market of(long seed) {
        Market market = new Market();
        SplittableRandom chance = new SplittableRandom(seed);
        market.japanese(chance, "J101.T", "ひばり食品", "Hibari Foods", 2_480, 1_900_000);
        market.japanese(chance, "J202.T", "東都電鉄", "Toto Railway", 3_155, 1_400_000);
        market.japanese(chance, "J303.T", "瑞穂野自動車", "Mizuhono Motor", 1_864, 9_500_000);
        market.japanese(chance, "J404.T", "青嶺半導体", "Aomine Semiconductor", 12_340, 2_300_000);
        market.japanese(chance, "J505.T", "白浜製薬", "Shirahama Pharma", 4_702, 1_100_000);
        market.japanese(chance, "J606.T", "北斗フィナンシャル", "Hokuto Financial", 1_127, 21_000_000);
        market.japanese(chance, "J707.T", "常磐通信", "Tokiwa Telecom", 5_230, 3_200_000);
        market.japanese(chance, "J808.T", "ルミナス小売", "Luminous Retail", 985, 2_600_000);
        market.japanese(chance, "J909.T", "万年筆工房", "Mannenhitsu Kobo", 92, 96_000);
        market.hongKong(chance, "9101.HK", "翠峰科技", "Jade Peak Technology", "0.84", 5_200_000);
        market.hongKong(chance, "9202.HK", "維港物流", "Harbour Logistics", "3.26", 4_900_000);
        market.hongKong(chance, "9303.HK", "金帆控股", "Golden Sail Holdings", "0.41", 1_300_000);
        return market;
    }

    public List<Stock> all() {
        return List.copyOf(stocks.values());
    }

    public Optional<Stock> find(String symbol) {
        return Optional.ofNullable(stocks.get(symbol));
    }

    /** One that is known to be there. */
    public Stock get(String symbol) {
        return find(symbol).orElseThrow(() -> new IllegalArgumentException("no stock " + symbol));
    }

    private void japanese(
            SplittableRandom chance, String symbol, String japanese, String english, int today, long volume) {
        BigDecimal price = new BigDecimal(today);
        Name name = new Name(japanese, english);
        stocks.put(symbol, new Stock(symbol, name, "JPY", walk(chance, price, DAILY_MOVE), ONE, "XTKS", volume));
    }

    private void hongKong(
            SplittableRandom chance, String symbol, String japanese, String english, String today, long volume) {
        List<BigDecimal> closes = walk(chance, new BigDecimal(today), SMALL_CAP_DAILY_MOVE);
        Name name = new Name(japanese, english);
        stocks.put(symbol, new Stock(symbol, name, "HKD", closes, YEN_PER_HKD, "XHKG", volume));
    }

    /** Backwards from today, so that the last price is the one listed. */
    private static List<BigDecimal> walk(SplittableRandom chance, BigDecimal today, double move) {
        List<BigDecimal> closes = new ArrayList<>();
        BigDecimal price = today;
        for (int day = 0; day < DAYS; day++) {
            closes.addFirst(price);
            BigDecimal factor = BigDecimal.valueOf(1 + move * Math.clamp(chance.nextGaussian(), -3, 3));
            price = price.multiply(factor).setScale(today.scale(), RoundingMode.HALF_UP);
        }
        return closes;
    }
}
