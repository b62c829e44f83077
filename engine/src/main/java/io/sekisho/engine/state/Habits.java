package io.sekisho.engine.state;

import io.sekisho.engine.fact.SizeClass;

/**
 * What an account usually trades. Averages forget: each new order weighs a thirty-second part, each new day a sixteenth.
 *
 * @param symbols   bought or sold
 * @param markets   traded in
 * @param sizes     size classes bought, by number
 * @param orders    orders learned
 * @param log2Yen   average of log2 of an order's value in yen
 * @param soldShare average share of the portfolio sold on a day with orders
 * @param slots     three-hour slots of the day in which it has traded, one bit each
 */
public record Habits(
        Known symbols, Known markets, Known sizes, int orders, double log2Yen, double soldShare, int slots) {

    public static final int MAX_SYMBOLS = 24;
    public static final int MAX_MARKETS = 8;
    private static final int SIZES = SizeClass.values().length;

    private static final double ORDER_WEIGHT = 1.0 / 32;
    private static final double DAY_WEIGHT = 1.0 / 16;

    public static final Habits NONE = new Habits(Known.NONE, Known.NONE, Known.NONE, 0, 0, 0, 0);

    Habits plus(Deal deal) {
        return new Habits(
                symbols.plus(deal.symbol(), deal.day(), MAX_SYMBOLS),
                deal.market() == 0 ? markets : markets.plus(deal.market(), deal.day(), MAX_MARKETS),
                deal.buys() && deal.listed() ? sizes.plus(deal.size().number(), deal.day(), SIZES) : sizes,
                orders + 1,
                deal.yen() == 0 ? log2Yen : averaged(log2(deal.yen())),
                soldShare,
                slots | 1 << deal.slot());
    }

    private double averaged(double value) {
        return orders == 0 ? value : log2Yen + (value - log2Yen) * Math.max(ORDER_WEIGHT, 1.0 / (orders + 1));
    }

    /** After a day is over. */
    Habits closing(TradingDay day) {
        if (day.portfolioYen() == 0) {
            return this;
        }
        double share = (double) day.soldYen() / day.portfolioYen();
        return new Habits(
                symbols, markets, sizes, orders, log2Yen, soldShare + (share - soldShare) * DAY_WEIGHT, slots);
    }

    public boolean tradedIn(int slot) {
        return (slots & 1 << slot) != 0;
    }

    /** Of an amount of yen, more than none. */
    public static double log2(long yen) {
        return Math.log((double) yen) / Math.log(2);
    }
}
