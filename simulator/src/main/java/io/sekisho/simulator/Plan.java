package io.sekisho.simulator;

import io.sekisho.simulator.chance.Chance;
import io.sekisho.simulator.market.StockMarket;
import io.sekisho.simulator.market.TradingDays;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who comes when and why on a day, in order of time: a number for each visit, so that a day of millions of customers fits in little memory.
 */
final class Plan {

    static final long YEAR = 366;
    static final long WITHDRAWN_AFTER = 4;

    private static final long THIN_AFTER = 6;
    private static final double WEEKEND = 0.45;
    private static final int VISITS_MOST = 40;
    private static final double UNNOTICED_HOURS = 0.4;

    /** Bits of a number: second of the day above, then account, then errand. */
    private static final int ERRAND_BITS = 18;

    private static final int ACCOUNT_BITS = 26;

    /** Errands from here on have no number; those from NEWS on name a stock. */
    private static final int LIQUIDATION = 1_000;

    private static final int WITHDRAWING = 1_001;
    private static final int THIN_PURCHASE = 1_002;
    private static final int NEWS = 2_000;

    /** By rhythm: weights of the open, trading hours, lunch, evening, night. */
    private static final int[][] RHYTHMS = {
        {55, 25, 10, 9, 1}, {10, 15, 15, 58, 2}, {10, 15, 45, 28, 2}, {20, 50, 10, 19, 1}, {5, 10, 10, 35, 40}
    };

    private final World world;
    private final int day;
    private final boolean trades;
    private long[] visits = new long[1024];
    private int count;

    private Plan(World world, int day) {
        this.world = world;
        this.day = day;
        trades = TradingDays.trades(world.calendar().date(day));
    }

    /** @param unmoved the market without what schemes do to it: news come from elsewhere */
    static Plan of(World world, StockMarket unmoved, List<Plot> plots, int day) {
        Plan plan = new Plan(world, day);
        long epochDay = world.epochDay(day);
        for (int account = 0; account < world.config().accounts(); account++) {
            plan.visits(account, epochDay);
        }
        if (plan.trades) {
            List<Plot> today =
                    plots.stream().filter(plot -> plot.pumps().contains(day)).toList();
            plan.news(unmoved, today);
            today.forEach(plan::followers);
        }
        Arrays.sort(plan.visits, 0, plan.count);
        return plan;
    }

    int count() {
        return count;
    }

    int second(int visit) {
        return (int) (visits[visit] >>> (ERRAND_BITS + ACCOUNT_BITS));
    }

    int account(int visit) {
        return (int) (visits[visit] >>> ERRAND_BITS) & ((1 << ACCOUNT_BITS) - 1);
    }

    /** Tells an account's visits of the day apart. */
    int number(int visit) {
        return (int) visits[visit] & ((1 << ERRAND_BITS) - 1);
    }

    Errand errand(int visit) {
        int number = number(visit);
        return switch (number) {
            case LIQUIDATION -> new Errand.Liquidation();
            case WITHDRAWING -> new Errand.Withdrawing();
            case THIN_PURCHASE -> new Errand.ThinPurchase();
            default -> number >= NEWS ? new Errand.News(number - NEWS) : new Errand.Usual(number);
        };
    }

    private void visits(int account, long epochDay) {
        Person person = world.person(account);
        if (person.pauses(epochDay)) {
            return;
        }
        Chance chance = Chance.of(world.seed(), Purpose.PLAN, account, day);
        int usual = Math.min(VISITS_MOST, chance.poisson(person.logins() * (trades ? 1 : WEEKEND)));
        if (person.kind() == Honest.DAY_TRADER && trades) {
            add(chance.between(8 * 3600 + 2400, 10 * 3600), account, 0);
            usual = Math.max(1, usual);
        }
        for (int i = person.kind() == Honest.DAY_TRADER && trades ? 1 : 0; i < usual; i++) {
            add(second(person, chance), account, i);
        }
        Rates rates = world.config().rates();
        long since = person.sinceLiquidation(epochDay, rates.liquidations());
        if (since == 0) {
            add(chance.between(9 * 3600, 14 * 3600), account, LIQUIDATION);
        } else if (since == WITHDRAWN_AFTER) {
            add(second(person, chance), account, WITHDRAWING);
        } else if (since == THIN_AFTER && person.buysThinAfterwards(rates.thinAfterwards())) {
            add(chance.between(9 * 3600, 15 * 3600), account, THIN_PURCHASE);
        }
    }

    private static int second(Person person, Chance chance) {
        double hour = switch (chance.weighted(RHYTHMS[person.rhythm()])) {
            case 0 -> 9.1 + 0.4 * chance.normal();
            case 1 -> chance.between(9.0, 15.5);
            case 2 -> 12.4 + 0.3 * chance.normal();
            case 3 -> 21 + 1.5 * chance.normal();
            default -> chance.between(0.0, 6.0);
        };
        return Math.clamp(Math.round(hour * 3600), 0, Calendar.SECONDS_OF_DAY - 1);
    }

    /** Thin stocks of which ten times the usual is traded this day: many customers who know nothing of each other buy the same. */
    private void news(StockMarket market, List<Plot> today) {
        Set<Integer> pumped = today.stream()
                .flatMap(plot -> plot.targets().stream())
                .map(Plot.Target::stock)
                .collect(Collectors.toSet());
        int tradingDay = world.trading(day);
        for (int stock = 0; stock < market.stocks().size(); stock++) {
            if (!market.thin(stock) || pumped.contains(stock) || market.relativeVolume(stock, tradingDay) < 10) {
                continue;
            }
            Chance chance = Chance.of(world.seed(), Purpose.NEWS, stock, day);
            buyers(market, stock, tradingDay, chance.between(8.5, 14), chance);
        }
    }

    /** A stock that is pumped draws attention too, once it has risen. */
    private void followers(Plot plot) {
        for (Plot.Target target : plot.targets()) {
            Chance chance = Chance.of(world.seed(), Purpose.NEWS, target.stock(), -1 - day);
            double told = plot.second() / 3_600.0 + UNNOTICED_HOURS;
            buyers(world.market(), target.stock(), world.trading(day), told, chance);
        }
    }

    /** @param told hour of the day from which on customers know */
    private void buyers(StockMarket market, int stock, int tradingDay, double told, Chance chance) {
        int accounts = world.config().accounts();
        double turnover = market.yen(stock, market.volume(stock, tradingDay), market.close(stock, tradingDay));
        double expected = world.config().rates().newsBuyers() * Math.sqrt(turnover / 100_000_000) * accounts / 100_000;
        int buyers = Math.min(accounts / 10, chance.poisson(expected * chance.logNormal(1, 0.8)));
        for (int i = 0; i < buyers; i++) {
            double hour = Math.max(8.9, told + chance.exponential(1));
            int second = (int) Math.min(Calendar.SECONDS_OF_DAY - 1, Math.round(hour * 3600));
            // From equal parts of all, so that nobody comes twice.
            int account = (int) ((i + chance.share()) * accounts / buyers);
            add(second, account, NEWS + stock);
        }
    }

    private void add(int second, int account, int number) {
        if (count == visits.length) {
            visits = Arrays.copyOf(visits, 2 * count);
        }
        visits[count++] = ((((long) second << ACCOUNT_BITS) | account) << ERRAND_BITS) | number;
    }
}
