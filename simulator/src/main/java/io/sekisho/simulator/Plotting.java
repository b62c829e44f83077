package io.sekisho.simulator;

import io.sekisho.simulator.chance.Chance;
import io.sekisho.simulator.market.Exchange;
import io.sekisho.simulator.market.StockMarket;
import io.sekisho.simulator.market.TradingDays;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides of every scheme when it runs, on whom and with which stocks, and what that does to the market. */
final class Plotting {

    /** Bought is so many times what is traded on a usual day: tens of times, as in 2025. */
    private static final double TIMES_LEAST = 15;

    private static final double TIMES_MOST = 90;
    private static final int SECONDS = 3600;
    private static final int SPREAD_DAYS = 4;
    private static final int SYMBOLS = 4;
    private static final int BENEFICIARIES_MOST = 8;
    private static final long VICTIM_LEAST = 500_000;
    private static final long VICTIM_MOST = 300_000_000;
    private static final int TRIES = 200;

    private final World quiet;
    private final List<Integer> tradingDays = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();
    private final List<Plot> plots = new ArrayList<>();
    private World world;

    private Plotting(World quiet) {
        this.quiet = quiet;
        world = quiet;
        for (int day = quiet.config().quietDays(); day < quiet.config().days(); day++) {
            if (TradingDays.trades(quiet.calendar().date(day))) {
                tradingDays.add(day);
            }
        }
    }

    /** @param world the one that the schemes have moved */
    record Plotted(World world, List<Plot> plots) {}

    static Plotted of(World quiet) {
        Plotting plotting = new Plotting(quiet);
        List<SchemeConfig> schemes = quiet.config().schemes();
        if (!schemes.isEmpty() && plotting.tradingDays.isEmpty()) {
            throw new IllegalArgumentException("no trading day is left for schemes after the quiet days");
        }
        for (int i = 0; i < schemes.size(); i++) {
            plotting.add(i, schemes.get(i));
        }
        return new Plotted(plotting.world, plotting.plots);
    }

    private void add(int number, SchemeConfig scheme) {
        Chance chance = Chance.of(quiet.seed(), Purpose.PLOT, number, 0);
        List<Integer> pumps = pumps(scheme.variant(), chance);
        List<Integer> accounts = accounts(scheme.victims(), chance);
        List<Plot.Victim> victims = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            victims.add(victim(scheme, accounts.get(i), pumps.size() * i / accounts.size(), chance));
        }
        long budget = victims.stream().mapToLong(Plot.Victim::budget).sum();
        List<Plot.Target> targets = targets(scheme.variant(), budget, pumps.getFirst(), chance);
        Exchange exchange =
                quiet.market().stocks().get(targets.getFirst().stock()).exchange();
        Plot plot = new Plot(
                number,
                scheme.variant(),
                pumps,
                exchange.opens() + chance.between(0, 40 * 60),
                SECONDS,
                quiet.config().retries(),
                targets,
                victims,
                accounts(Math.min(BENEFICIARIES_MOST, 2 + scheme.victims() / 10), chance));
        plots.add(plot);
        move(plot, budget);
    }

    private List<Integer> pumps(Variant variant, Chance chance) {
        int wanted = variant == Variant.SPREAD ? Math.min(SPREAD_DAYS, tradingDays.size()) : 1;
        int first = chance.below(tradingDays.size() - wanted + 1);
        return List.copyOf(tradingDays.subList(first, first + wanted));
    }

    /** Accounts worth robbing, none of them twice. */
    private List<Integer> accounts(int count, Chance chance) {
        List<Integer> accounts = new ArrayList<>();
        int all = quiet.config().accounts();
        for (int tries = 0; accounts.size() < count && tries < TRIES * count; tries++) {
            int account = chance.below(all);
            Person person = quiet.person(account);
            boolean worth = person.holdings() >= VICTIM_LEAST && person.holdings() <= VICTIM_MOST;
            if (worth && !person.passkey() && taken.add(account)) {
                accounts.add(account);
            }
        }
        if (accounts.size() < count) {
            throw new IllegalArgumentException(
                    "too many victims: of " + all + " accounts no " + count + " more are worth robbing");
        }
        return accounts;
    }

    private Plot.Victim victim(SchemeConfig scheme, int account, int pump, Chance chance) {
        Person person = quiet.person(account);
        // Nothing is left lying: what was sold, and the cash beside it.
        long budget = switch (scheme.variant()) {
            case PARTIAL -> person.holdings() / 100 * chance.between(20, 33);
            case MARGIN -> person.holdings() / 100 * chance.between(80, 120) + person.cash();
            case CLASSIC,
                    SMALL_SLICES,
                    SEVERAL_SYMBOLS,
                    SPREAD,
                    QUIET_ENTRY,
                    DOMESTIC,
                    HONG_KONG,
                    PASSKEY_SWAP,
                    SEVERAL_BROKERS -> person.holdings() / 100 * chance.between(65, 92) + person.cash() / 100 * 90;
        };
        return new Plot.Victim(account, drawn(scheme.classes(), chance), pump, chance.between(60, 40 * 60), budget);
    }

    private static AttackerClass drawn(Map<AttackerClass, Integer> classes, Chance chance) {
        AttackerClass[] all = AttackerClass.values();
        int[] weights = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            weights[i] = classes.getOrDefault(all[i], 0);
        }
        return all[chance.weighted(weights)];
    }

    private List<Plot.Target> targets(Variant variant, long budget, int day, Chance chance) {
        int count = variant == Variant.SEVERAL_SYMBOLS ? SYMBOLS : 1;
        long everywhere = variant == Variant.SEVERAL_BROKERS ? 3 * budget : budget;
        List<Plot.Target> targets = new ArrayList<>();
        Set<Integer> own = new HashSet<>();
        for (int i = 0; i < count; i++) {
            double usual = everywhere / (double) count / chance.between(TIMES_LEAST, TIMES_MOST);
            int stock = thinStock(variant, usual, own);
            own.add(stock);
            long price = quiet.market().close(stock, quiet.trading(day) - 1);
            targets.add(new Plot.Target(stock, price, chance.between(0.25, 1.6)));
        }
        return targets;
    }

    /** The stock whose usual turnover is nearest, among thin ones that no other scheme has. */
    private int thinStock(Variant variant, double usualYen, Set<Integer> own) {
        StockMarket market = quiet.market();
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int stock = 0; stock < market.stocks().size(); stock++) {
            long turnover = market.usualYen(stock);
            if (turnover == 0 || own.contains(stock) || pumped(stock) || !suits(variant, stock)) {
                continue;
            }
            double distance = Math.abs(Math.log(turnover / usualYen));
            if (distance < least) {
                least = distance;
                best = stock;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("the market has no stock left for scheme " + (plots.size() + 1));
        }
        return best;
    }

    private boolean pumped(int stock) {
        return plots.stream().anyMatch(plot -> plot.targets().stream().anyMatch(target -> target.stock() == stock));
    }

    private boolean suits(Variant variant, int stock) {
        Exchange exchange = quiet.market().stocks().get(stock).exchange();
        return switch (variant) {
            case DOMESTIC -> exchange == Exchange.TOKYO;
            case HONG_KONG -> exchange == Exchange.HONG_KONG;
            case CLASSIC,
                    SMALL_SLICES,
                    SEVERAL_SYMBOLS,
                    SPREAD,
                    QUIET_ENTRY,
                    PARTIAL,
                    MARGIN,
                    PASSKEY_SWAP,
                    SEVERAL_BROKERS -> true;
        };
    }

    private void move(Plot plot, long budget) {
        long everywhere = plot.variant() == Variant.SEVERAL_BROKERS ? 3 * budget : budget;
        int days = plot.pumps().size();
        for (Plot.Target target : plot.targets()) {
            for (int pump = 0; pump < days; pump++) {
                long average = plot.price(target, pump, SECONDS / 2.0);
                long yen = everywhere / plot.targets().size() / days;
                world = world.with(world.market()
                        .moved(
                                target.stock(),
                                quiet.trading(plot.pumps().get(pump)),
                                world.market().units(target.stock(), yen, average),
                                plot.price(target, pump, SECONDS),
                                pump == days - 1 ? 95 : 100));
            }
        }
    }
}
