package io.sekisho.simulator;

import java.util.ArrayList;
import java.util.List;

/** What an account has during a visit, in yen. */
final class Purse {

    private final List<Holding> holdings;
    private long worth;
    private long cash;

    Purse(List<Holding> holdings, long cash) {
        this.holdings = new ArrayList<>(holdings);
        this.cash = cash;
        for (Holding holding : holdings) {
            worth += holding.yen();
        }
    }

    List<Holding> holdings() {
        return holdings;
    }

    long worth() {
        return worth;
    }

    long cash() {
        return cash;
    }

    void borrow(long yen) {
        cash += yen;
    }

    void bought(long yen) {
        cash -= yen;
        worth += yen;
    }

    void sold(int index, long yen) {
        Holding holding = holdings.get(index);
        holdings.set(index, new Holding(holding.what(), Math.max(0, holding.yen() - yen)));
        soldOfRest(yen);
    }

    void soldOfRest(long yen) {
        cash += yen;
        worth = Math.max(0, worth - yen);
    }

    void withdrawn(long yen) {
        cash -= yen;
    }
}
