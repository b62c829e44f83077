package io.sekisho.simulator;

import io.sekisho.simulator.market.Crowd;
import io.sekisho.simulator.market.StockMarket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lets everything happen in order of time. A visit is written down when it begins, so what waits is no more than the visits that go on,
 * and the schemes that have begun.
 */
final class Stage implements Iterator<Simulated> {

    /** The id decides between events of the same instant, so that runs are alike. */
    private static final Comparator<Simulated> ORDER = Comparator.comparing(
                    (Simulated simulated) -> simulated.event().time())
            .thenComparing(simulated -> simulated.event().id());

    private final World world;
    private final StockMarket unmoved;
    private final List<Plot> plots;
    private final PriorityQueue<Simulated> waiting = new PriorityQueue<>(ORDER);
    private final List<Simulated> written = new ArrayList<>();
    private int day = -1;
    private int visit;
    private @Nullable Plan plan;
    private @Nullable Customers customers;

    Stage(World world, StockMarket unmoved, List<Plot> plots) {
        this.world = world;
        this.unmoved = unmoved;
        this.plots = plots;
    }

    @Override
    public boolean hasNext() {
        fill();
        return !waiting.isEmpty();
    }

    @Override
    public Simulated next() {
        fill();
        Simulated next = waiting.poll();
        if (next == null) {
            throw new NoSuchElementException("the simulated days are over");
        }
        return next;
    }

    /** How much is in hand. */
    int waiting() {
        return waiting.size();
    }

    /** Until nothing that is still to begin could come before what waits first. */
    private void fill() {
        while (true) {
            Plan today = plan;
            if (today != null && visit < today.count()) {
                Simulated first = waiting.peek();
                long begins = world.calendar().millis(day, today.second(visit));
                if (first != null && first.event().time().toEpochMilli() < begins) {
                    return;
                }
                begin(today);
            } else if (day + 1 < world.config().days()) {
                Simulated first = waiting.peek();
                if (first != null
                        && first.event().time().toEpochMilli()
                                < world.calendar().millis(day + 1, 0)) {
                    return;
                }
                nextDay();
            } else {
                return;
            }
        }
    }

    private void begin(Plan today) {
        written.clear();
        if (customers != null) {
            customers.visit(
                    today.account(visit), today.errand(visit), today.number(visit), today.second(visit), written);
        }
        waiting.addAll(written);
        visit++;
    }

    private void nextDay() {
        day++;
        visit = 0;
        int tradingDay = world.trading(day);
        plan = Plan.of(world, unmoved, plots, day);
        customers = new Customers(
                world, day, Crowd.of(unmoved, tradingDay, stock -> true), Crowd.of(unmoved, tradingDay, unmoved::thin));
        waiting.addAll(Background.events(world, day));
        for (Plot plot : plots) {
            if (plot.begins() == day) {
                waiting.addAll(Group.events(world, plot));
            }
        }
    }
}
