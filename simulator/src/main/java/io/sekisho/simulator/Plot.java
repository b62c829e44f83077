package io.sekisho.simulator;

import io.sekisho.simulator.market.StockMarket;
import java.util.List;

/**
 * A scheme as it will run.
 *
 * @param number      among the schemes, from 0
 * @param pumps       its days with purchases: one, or several where it is spread; of the simulation
 * @param second      of the day at which the purchases begin
 * @param seconds     how long they go on on each day
 * @param retries     purchases tried after one that was not let through
 * @param targets     what is pumped
 */
record Plot(
        int number,
        Variant variant,
        List<Integer> pumps,
        int second,
        int seconds,
        int retries,
        List<Target> targets,
        List<Victim> victims,
        List<Integer> beneficiaries) {

    /** Days before the first purchases on which the group begins to buy, at most. */
    static final int PREPARATION_DAYS = 21;

    /**
     * @param price before, in thousandths of the stock's currency
     * @param rise  of it in the end, as a share
     */
    record Target(int stock, long price, double rise) {}

    /**
     * @param pump   on which of the days
     * @param delay  seconds after the beginning until his money buys
     * @param budget yen that buy
     */
    record Victim(int account, AttackerClass attacker, int pump, int delay, long budget) {}

    String id() {
        return "scheme-" + (number + 1);
    }

    /** The first day on which any of it can happen. */
    int begins() {
        return Math.max(0, pumps.getFirst() - PREPARATION_DAYS);
    }

    /** What a unit costs, as it is driven up. */
    long price(Target target, int pump, double seconds) {
        double over = Math.clamp(seconds / this.seconds(), 0, 1.1);
        double progress = (pump + over) / pumps.size();
        return StockMarket.tick(target.price() + Math.round(target.price() * target.rise() * progress));
    }
}
