package io.sekisho.simulator;

import io.sekisho.simulator.chance.Chance;
import io.sekisho.simulator.market.Crowd;
import io.sekisho.simulator.market.StockMarket;
import java.util.ArrayList;
import java.util.List;

/**
 * What everything that happens depends on.
 *
 * @param market with what the schemes do to it
 * @param usual  what people bought before the start, by which holdings are made up
 * @param thin   the same among thin stocks
 */
record World(SimulationConfig config, Calendar calendar, StockMarket market, Crowd usual, Crowd thin) {

    static final int FUNDS = 40;

    private static final double FUND_SHARE = 0.35;
    private static final int HOLDINGS_MOST = 12;

    static World of(SimulationConfig config, StockMarket market) {
        int before = StockMarket.LEAD - 1;
        return new World(
                config,
                Calendar.from(config.start()),
                market,
                Crowd.of(market, before, stock -> true),
                Crowd.of(market, before, market::thin));
    }

    World with(StockMarket moved) {
        return new World(config, calendar, moved, usual, thin);
    }

    long seed() {
        return config.seed();
    }

    long epochDay(int day) {
        return calendar.start().toEpochDay() + day;
    }

    /** The market's index of a day; a weekend's is that of Friday. */
    int trading(int day) {
        return market.days().index(calendar.date(day));
    }

    Person person(int account) {
        return Person.of(config, account);
    }

    /** What somebody holds as a rule: one to a dozen stocks and funds, each of them a part that halves on average. */
    List<Holding> holdings(Person person) {
        Chance chance = Chance.of(seed(), Purpose.HOLDINGS, person.account(), 0);
        int count = Math.min(HOLDINGS_MOST, chance.times(0.25));
        List<Holding> holdings = new ArrayList<>(count);
        long left = person.holdings();
        for (int i = 0; i < count; i++) {
            long part = i == count - 1 ? left : left / 100 * chance.between(20, 60);
            left -= part;
            holdings.add(new Holding(held(person, chance), part));
        }
        return holdings;
    }

    private int held(Person person, Chance chance) {
        if (person.kind() == Honest.SMALL_CAPS) {
            return chance.happens(0.7) ? thin.draw(chance) : usual.draw(chance);
        }
        return chance.happens(FUND_SHARE) ? -1 - chance.below(FUNDS) : usual.draw(chance);
    }
}
