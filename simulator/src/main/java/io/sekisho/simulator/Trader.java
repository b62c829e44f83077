package io.sekisho.simulator;

import io.sekisho.simulator.chance.Chance;
import io.sekisho.simulator.market.Crowd;

/** How honest customers trade on a day. Sizes and counts are judgements. */
final class Trader {

    /** Orders of a day trader: 400 on the busiest days. */
    private static final int ORDERS_MEDIAN = 40;

    private static final int ORDERS_MOST = 400;
    private static final double SECONDS_OF_TRADING = 5.0 * 3600;

    private final World world;
    private final Crowd crowd;
    private final Crowd thinCrowd;

    Trader(World world, Crowd crowd, Crowd thinCrowd) {
        this.world = world;
        this.crowd = crowd;
        this.thinCrowd = thinCrowd;
    }

    /** A few orders: of stocks held already, of others, of funds. */
    void trades(Visit visit, Person person, Chance chance) {
        int orders = Math.min(30, chance.times(0.55));
        for (int i = 0; i < orders; i++) {
            order(visit, person, chance);
            visit.waits(20 + chance.exponential(150));
        }
    }

    private void order(Visit visit, Person person, Chance chance) {
        Purse purse = visit.purse();
        boolean atMarket = chance.happens(0.35);
        if (chance.happens(0.42)) {
            int holding = chance.below(purse.holdings().size());
            // Who holds little else does not sell all of it in passing.
            boolean all = purse.holdings().get(holding).yen() < purse.worth() / 3 && chance.happens(0.35);
            visit.sells(holding, all ? 100 : chance.between(5, 45), atMarket);
            return;
        }
        long yen = (purse.worth() + purse.cash()) / 1000 * chance.between(5, 80);
        if (chance.happens(person.kind() == Honest.SMALL_CAPS ? 0.05 : 0.25)) {
            visit.buysFund(-1 - chance.below(World.FUNDS), yen);
            return;
        }
        visit.buys(chosen(visit, person, chance), yen, atMarket);
    }

    private int chosen(Visit visit, Person person, Chance chance) {
        Holding held = chance.of(visit.purse().holdings());
        if (!held.fund() && chance.happens(0.55)) {
            return held.what();
        }
        return person.kind() == Honest.SMALL_CAPS && chance.happens(0.6) ? thinCrowd.draw(chance) : crowd.draw(chance);
    }

    /** In and out of a few stocks with a part of what there is. */
    void tradesAllDay(Visit visit, Chance chance) {
        int orders = Math.clamp(Math.round(chance.logNormal(ORDERS_MEDIAN, 0.9)), 4, ORDERS_MOST);
        int stock = world.usual().draw(chance);
        long open = 0;
        for (int i = 0; i < orders; i++) {
            if (open > 0) {
                visit.sells(stock, open, visit.price(stock));
                open = 0;
                stock = chance.happens(0.7) ? stock : crowd.draw(chance);
            } else {
                open = visit.buys(
                        stock,
                        (visit.purse().worth() + visit.purse().cash()) / 1000 * chance.between(20, 100),
                        chance.happens(0.5));
            }
            visit.waits(1 + chance.exponential(SECONDS_OF_TRADING / orders));
        }
    }

    void sellsEverything(Visit visit, Chance chance) {
        boolean atMarket = chance.happens(0.4);
        for (int i = 0; i < visit.purse().holdings().size(); i++) {
            visit.sells(i, chance.happens(0.9) ? 100 : 50, atMarket);
            visit.waits(30 + chance.exponential(240));
        }
    }

    void rebalances(Visit visit, Chance chance) {
        for (int i = 0; i < visit.purse().holdings().size(); i++) {
            if (chance.happens(0.6)) {
                visit.sells(i, chance.between(30, 100), chance.happens(0.3));
                visit.waits(30 + chance.exponential(120));
            }
        }
        int purchases = chance.between(2, 6);
        for (int i = 0; i < purchases; i++) {
            long yen = visit.purse().cash() / 10 * chance.between(1, 3);
            if (chance.happens(0.5)) {
                visit.buysFund(-1 - chance.below(World.FUNDS), yen);
            } else {
                visit.buys(crowd.draw(chance), yen, chance.happens(0.3));
            }
            visit.waits(30 + chance.exponential(120));
        }
    }

    void buysThin(Visit visit, Chance chance) {
        visit.buys(thinCrowd.draw(chance), visit.purse().cash() / 1000 * chance.between(5, 80), false);
    }

    void buysNews(Visit visit, Person person, int stock, Chance chance) {
        long yen = (person.holdings() + person.cash()) / 1000 * chance.between(5, 100);
        visit.buys(stock, yen, chance.happens(0.5));
        if (chance.happens(0.3)) {
            visit.waits(30 + chance.exponential(300));
            visit.buys(stock, yen / 2, chance.happens(0.5));
        }
    }
}
