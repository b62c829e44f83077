package io.sekisho.engine.state;

/**
 * One day's orders that were not denied, summed.
 *
 * @param day          counted from 1970-01-01 in the brokerage's zone
 * @param orders       how many
 * @param soldYen      value of the sales
 * @param boughtYen    value of the purchases
 * @param thinYen      of these, thin symbols
 * @param netYen       by how much sales exceed purchases since purchases last made up for them; what was bought before a sale makes it no less
 * @param peakYen      the most that this was at any time of the day
 * @param portfolioYen the largest value of all holdings told with any order of the day, 0 where none was
 * @param odd          the most evidence carried by any sale of the day, in bits
 * @param usual        whether all of it went through unasked
 */
public record TradingDay(
        int day,
        int orders,
        long soldYen,
        long boughtYen,
        long thinYen,
        long netYen,
        long peakYen,
        long portfolioYen,
        double odd,
        boolean usual) {

    static TradingDay of(int day) {
        return new TradingDay(day, 0, 0, 0, 0, 0, 0, 0, 0, true);
    }

    TradingDay plus(Deal deal, double carried, boolean learned) {
        long sold = deal.buys() ? soldYen : Yen.sum(soldYen, deal.yen());
        long bought = deal.buys() ? Yen.sum(boughtYen, deal.yen()) : boughtYen;
        long net = deal.buys() ? Math.max(0, netYen - deal.yen()) : Yen.sum(netYen, deal.yen());
        return new TradingDay(
                day,
                orders + 1,
                sold,
                bought,
                deal.buysThin() ? Yen.sum(thinYen, deal.yen()) : thinYen,
                net,
                Math.max(peakYen, net),
                Math.max(portfolioYen, deal.portfolioYen()),
                deal.buys() ? odd : Math.max(odd, carried),
                usual && learned);
    }

    TradingDay holding(long yen) {
        return new TradingDay(
                day, orders, soldYen, boughtYen, thinYen, netYen, peakYen, Math.max(portfolioYen, yen), odd, usual);
    }
}
