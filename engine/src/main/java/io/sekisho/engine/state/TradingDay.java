package io.sekisho.engine.state;

/**
 * One day's orders that were not denied, summed.
 *
 * @param day          counted from 1970-01-01 in the brokerage's zone
 * @param orders       how many
 * @param soldYen      value of the sales
 * @param boughtYen    value of the purchases
 * @param thinYen      of these, thin symbols
 * @param peakYen      the most by which sales exceeded purchases at any time of the day
 * @param portfolioYen the largest value of all holdings told with any order of the day, 0 where none was
 * @param odd          the most evidence carried by any sale of the day, in bits
 */
public record TradingDay(
        int day, int orders, long soldYen, long boughtYen, long thinYen, long peakYen, long portfolioYen, double odd) {

    static TradingDay of(int day) {
        return new TradingDay(day, 0, 0, 0, 0, 0, 0, 0);
    }

    TradingDay plus(Deal deal, double carried) {
        long sold = deal.buys() ? soldYen : Yen.sum(soldYen, deal.yen());
        long bought = deal.buys() ? Yen.sum(boughtYen, deal.yen()) : boughtYen;
        return new TradingDay(
                day,
                orders + 1,
                sold,
                bought,
                deal.buysThin() ? Yen.sum(thinYen, deal.yen()) : thinYen,
                Math.max(peakYen, sold - bought),
                Math.max(portfolioYen, deal.portfolioYen()),
                deal.buys() ? odd : Math.max(odd, carried));
    }
}
