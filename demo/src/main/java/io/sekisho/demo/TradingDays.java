package io.sekisho.demo;

import io.sekisho.client.MarketDay;
import io.sekisho.demo.brokerage.Market;
import io.sekisho.demo.brokerage.Stock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The market of the last weeks as Sekisho is told it: each stock's closes and volumes, and what a Hong Kong dollar cost. */
final class TradingDays {

    /** A few more than the 20 that averages are taken over. */
    private static final int DAYS = 25;

    /** Volumes go up and down by this part of the average. */
    private static final double VOLUME_VARIES = 0.3;

    private TradingDays() {}

    /** Ends with the last working day before {@code today}. */
    static List<MarketDay> until(LocalDate today, Market market, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<MarketDay> all = new ArrayList<>();
        LocalDate date = today;
        for (int ago = 1; ago <= DAYS; ago++) {
            date = workingDayBefore(date);
            for (Stock stock : market.all()) {
                double factor = 1 + VOLUME_VARIES * chance.nextDouble(-1, 1);
                all.add(new MarketDay(
                        stock.symbol(),
                        date,
                        stock.priceDaysAgo(ago),
                        Math.round(stock.volume() * factor),
                        stock.currency(),
                        stock.exchange()));
            }
            all.add(MarketDay.rate("HKD", date, Market.YEN_PER_HKD));
        }
        return all;
    }

    private static LocalDate workingDayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        boolean weekend = before.getDayOfWeek() == DayOfWeek.SATURDAY || before.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? workingDayBefore(before) : before;
    }
}
