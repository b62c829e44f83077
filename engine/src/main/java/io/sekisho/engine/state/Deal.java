package io.sekisho.engine.state;

import io.sekisho.engine.event.Order;
import io.sekisho.engine.fact.SizeClass;

/**
 * An order as an account's memory takes it.
 *
 * @param day          its day, counted from 1970-01-01 in the brokerage's zone
 * @param slot         its three-hour slot of the day, 0 to 7
 * @param symbol       fingerprint
 * @param market       fingerprint of the market's code, 0 where it is unknown
 * @param listed       whether it trades at an exchange, so that its price can be moved; funds and bonds do not
 * @param units        its quantity, rounded up
 * @param yen          its value in whole yen, 0 where it is not known
 * @param portfolioYen all holdings before it, 0 where they are not known
 */
public record Deal(
        int day,
        int slot,
        Order.Side side,
        long symbol,
        long market,
        SizeClass size,
        boolean listed,
        long units,
        long yen,
        long portfolioYen) {

    public boolean buys() {
        return side == Order.Side.BUY;
    }

    /** Whether it buys what one customer's money can move. */
    public boolean buysThin() {
        return buys() && listed && size.isThin();
    }
}
