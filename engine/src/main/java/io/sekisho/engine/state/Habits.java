package io.sekisho.engine.state;

import io.sekisho.engine.fact.SizeClass;

/**
 * What an account usually trades. Averages forget: each new order weighs a thirty-second part, each new day a sixteenth.
 *
 * @param symbols   bought or sold
 * @param markets   traded in
 * @param sizes     size classes bought, by number
 * @param orders    orders learned
 * @param valued    of these, with a value known
 * @param log2Yen   average of log2 of such an order's value in yen
 * @param soldShare average of the most of the portfolio that was sold at a time, over days that went through unasked
 * @param slots     three-hour slots of the day in which it has traded, one bit each
 * @param thinDays  days with purchases of thin symbols
 * @param thinDay   the latest of them
 * @param thinLog2Yen average of log2 of such a purchase's value in yen
 */
public record Habits(
        Known symbols,
        Known markets,
        Known sizes,
        int orders,
        int valued,
        double log2Yen,
        double soldShare,
        int slots,
        int thinDays,
        int thinDay,
        double thinLog2Yen) {

    public static final int MAX_SYMBOLS = 24;
    public static final int MAX_MARKETS = 8;
    private static final int SIZES = SizeClass.values().length;

    private static final double ORDER_WEIGHT = 1.0 / 32;
    private static final double DAY_WEIGHT = 1.0 / 16;

    public static final Habits NONE = new Habits(Known.NONE, Known.NONE, Known.NONE, 0, 0, 0, 0, 0, 0, 0, 0);

    Habits plus(Deal deal) {
        boolean known = deal.yen() > 0;
        boolean thin = deal.buysThin() && known;
        return new Habits(
                symbols.plus(deal.symbol(), deal.day(), MAX_SYMBOLS),
                deal.market() == 0 ? markets : markets.plus(deal.market(), deal.day(), MAX_MARKETS),
                deal.buys() && deal.listed() ? sizes.plus(deal.size().number(), deal.day(), SIZES) : sizes,
                orders + 1,
                known ? valued + 1 : valued,
                known ? averaged(log2Yen, valued, deal.yen()) : log2Yen,
                soldShare,
                slots | 1 << deal.slot(),
                thin && deal.day() != thinDay ? thinDays + 1 : thinDays,
                thin ? deal.day() : thinDay,
                thin ? averaged(thinLog2Yen, thinDays, deal.yen()) : thinLog2Yen);
    }

    private static double averaged(double average, int count, long yen) {
        return average + (log2(yen) - average) * Math.max(ORDER_WEIGHT, 1.0 / (count + 1));
    }

    /** After a day is over. */
    Habits closing(TradingDay day) {
        if (day.portfolioYen() == 0 || !day.usual() || day.orders() == 0) {
            return this;
        }
        double share = Math.min(1, (double) day.peakYen() / day.portfolioYen());
        return new Habits(
                symbols,
                markets,
                sizes,
                orders,
                valued,
                log2Yen,
                soldShare + (share - soldShare) * DAY_WEIGHT,
                slots,
                thinDays,
                thinDay,
                thinLog2Yen);
    }

    public boolean tradedIn(int slot) {
        return (slots & 1 << slot) != 0;
    }

    /** Of an amount of yen, more than none. */
    public static double log2(long yen) {
        return Math.log((double) yen) / Math.log(2);
    }
}
