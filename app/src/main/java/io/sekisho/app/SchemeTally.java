package io.sekisho.app;

import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.simulator.Scheme;
import io.sekisho.simulator.Simulated;
import io.sekisho.simulator.Step;
import java.util.LinkedHashSet;
import java.util.Set;

/** Counts what the thieves tried, and what came of it. */
final class SchemeTally {

    private static final Set<String> CLEAN = Set.of("LOW", "MEDIUM");

    private final Scheme scheme;
    private final Set<String> inside = new LinkedHashSet<>();
    private final Set<String> buyers = new LinkedHashSet<>();
    private final Set<String> bought = new LinkedHashSet<>();
    private long tried;
    private long executed;
    private int cleanTried;
    private int cleanHeld;

    SchemeTally(Scheme scheme) {
        this.scheme = scheme;
    }

    /** A retry comes only after a purchase that was not let through. */
    boolean leftOut(Simulated simulated) {
        return simulated.label().step() == Step.RETRY
                && bought.contains(simulated.event().session());
    }

    /** Whether a thief buys what the group holds. */
    boolean pumps(Simulated simulated) {
        return robs(simulated)
                && simulated.event().action() instanceof Order order
                && order.side() == Order.Side.BUY
                && scheme.symbols().contains(order.symbol());
    }

    /** Other thieves, who have no part in it, are about as well. */
    private boolean robs(Simulated simulated) {
        return simulated.label().takeover()
                && scheme.id().equals(simulated.label().scheme());
    }

    void count(Simulated simulated, SmallBroker.Taken taken, boolean watched) {
        String account = simulated.event().account();
        if (robs(simulated) && simulated.event().action() instanceof Login && taken.through()) {
            inside.add(account);
        }
        if (!pumps(simulated) || !(simulated.event().action() instanceof Order order)) {
            return;
        }
        boolean joins = buyers.add(account);
        long yen = order.valueJpy() == null ? 0 : order.valueJpy().longValue();
        tried += yen;
        executed += taken.through() ? yen : 0;
        String session = String.valueOf(simulated.event().session());
        if (taken.through()) {
            bought.add(session);
        } else {
            bought.remove(session);
        }
        if (watched && joins && CLEAN.contains(taken.entered())) {
            later(taken);
        }
    }

    private void later(SmallBroker.Taken taken) {
        cleanTried++;
        cleanHeld += taken.through() ? 0 : 1;
    }

    Scheme scheme() {
        return scheme;
    }

    /** Victims whose accounts were entered, in the scheme's days or before. */
    int inside() {
        return inside.size();
    }

    /** Victims whose money came to buy. */
    int buyers() {
        return buyers.size();
    }

    /** Yen of all purchases tried. */
    long tried() {
        return tried;
    }

    /** Yen of those that went through. */
    long executed() {
        return executed;
    }

    /** Accounts that were entered without much risk, and came to buy when the symbol was watched. */
    int cleanTried() {
        return cleanTried;
    }

    /** Of these, whose first purchase was held. */
    int cleanHeld() {
        return cleanHeld;
    }
}
