package io.sekisho.engine.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What an account has ordered lately and usually trades; bounded in every part.
 *
 * @param flows       purchases by day and symbol, the latest first
 * @param days        sums by day, the latest first
 * @param holdingsYen value of all holdings as the brokerage last told it apart from orders, 0 where it never did
 */
public record Trading(List<Flow> flows, List<TradingDay> days, Habits habits, long holdingsYen) {

    public static final Trading NONE = new Trading(List.of(), List.of(), Habits.NONE, 0);

    /** Purchases kept; beyond it the oldest falls out, and counts in its day's sum only. */
    public static final int MAX_FLOWS = 24;

    /** Days with orders kept: those of the window. */
    public static final int MAX_DAYS = 8;

    /** Calendar days that count together: funds sold settle up to five business days later, and are spent then. */
    public static final int WINDOW_DAYS = 10;

    /** Days over which slices of one symbol add up. */
    public static final int SLICES_DAYS = 5;

    /**
     * After one more order that was not denied. One that comes late, from a day before the latest, counts on the latest.
     *
     * @param carried evidence the order's session carried, in bits
     * @param learned whether it shows what the account usually does
     */
    public Trading plus(Deal deal, double carried, boolean learned) {
        Opened opened = opened(deal.day());
        int day = opened.today().day();
        return new Trading(
                deal.buys() ? bought(day, deal) : flows,
                Bounded.plus(opened.today().plus(deal, carried, learned), opened.others(), MAX_DAYS),
                learned ? opened.habits().plus(deal) : opened.habits(),
                holdingsYen);
    }

    /** A day taken out of the days to be changed, the window's others, and the habits once those before it are over. */
    private record Opened(TradingDay today, List<TradingDay> others, Habits habits) {}

    private Opened opened(int day) {
        TradingDay last = days.isEmpty() ? null : days.getFirst();
        if (last != null && last.day() >= day) {
            return new Opened(last, recent(days.subList(1, days.size()), last.day()), habits);
        }
        return new Opened(TradingDay.of(day), recent(days, day), last == null ? habits : habits.closing(last));
    }

    private static List<TradingDay> recent(List<TradingDay> days, int day) {
        return Bounded.without(days, old -> old.day() <= day - WINDOW_DAYS);
    }

    private List<Flow> bought(int day, Deal deal) {
        Flow flow = new Flow(day, deal.symbol(), 0, deal.buysThin());
        List<Flow> others = new ArrayList<>(flows.size());
        for (Flow known : flows) {
            if (known.day() == day && known.symbol() == deal.symbol()) {
                flow = known;
            } else if (known.day() > day - SLICES_DAYS) {
                others.add(known);
            }
        }
        if (others.size() >= MAX_FLOWS) {
            // What is thin stays: decoys in large stocks must not push out what they hide.
            others.stream()
                    .filter(old -> !old.thin())
                    .reduce((newer, older) -> older)
                    .ifPresent(others::remove);
        }
        return Bounded.plus(flow.plus(deal.units()), others, MAX_FLOWS);
    }

    /** After an order of the past, which executed: one from before the days kept shows habits only. */
    public Trading past(Deal deal) {
        boolean late = !days.isEmpty() && deal.day() < days.getFirst().day();
        return late ? learned(deal) : plus(deal, 0, true);
    }

    /** The same, knowing that an order counted before is usual: it was approved since. */
    public Trading learned(Deal deal) {
        return new Trading(flows, days, habits.plus(deal), holdingsYen);
    }

    /** Told apart from orders on a day. What was there before counts on for as long as the window is: it may just have been sold. */
    public Trading holding(int day, long yen) {
        Opened opened = opened(day);
        return new Trading(
                flows,
                Bounded.plus(opened.today().holding(Math.max(yen, holdingsYen)), opened.others(), MAX_DAYS),
                opened.habits(),
                yen);
    }

    /** Units of a symbol bought in the days before and on a day. */
    public long unitsBought(long symbol, int day) {
        return flows.stream()
                .filter(flow -> flow.symbol() == symbol && flow.day() > day - SLICES_DAYS)
                .mapToLong(Flow::units)
                .sum();
    }

    /** Thin symbols bought in the window up to a day, in yen. */
    public long thinYen(int day) {
        return window(day).stream().mapToLong(TradingDay::thinYen).reduce(0, Yen::sum);
    }

    /** The most carried by a sale in the window up to a day, in bits. */
    public double odd(int day) {
        return window(day).stream().mapToDouble(TradingDay::odd).max().orElse(0);
    }

    /** The largest value of all holdings in the window up to a day, 0 where none was ever told. */
    public long portfolioYen(int day) {
        return Math.max(
                holdingsYen,
                window(day).stream().mapToLong(TradingDay::portfolioYen).max().orElse(0));
    }

    /**
     * The most by which sales exceeded purchases in the window up to a day, and by which they exceed them at its end, in yen. What was
     * bought before does not make a sale less.
     */
    public Proceeds proceeds(int day) {
        long net = 0;
        long peak = 0;
        for (TradingDay each : window(day).reversed()) {
            peak = Math.max(peak, Yen.sum(net, each.peakYen()));
            // As the day's own sum would stand had it begun with what was left of the days before (Lindley's
            // recursion).
            net = Math.max(each.netYen(), Yen.sum(net, each.soldYen() - each.boughtYen()));
        }
        return new Proceeds(peak, net);
    }

    /** @param leftYen what was not spent again */
    public record Proceeds(long peakYen, long leftYen) {}

    private List<TradingDay> window(int day) {
        return Bounded.without(days, old -> old.day() <= day - WINDOW_DAYS);
    }
}
