package io.sekisho.server.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * A symbol over its last trading days.
 *
 * @param market   where it is listed, as its latest day says
 * @param currency of the turnover, as its latest day says
 * @param volume   average units a day, rounded
 * @param turnover average a day in {@code currency}, over the days that were in it
 * @param days     that the averages cover
 * @param latest   the last of them
 * @param usual    units of a usual day: the median, so that a pumped day does not make a symbol look large; at least a tenth of the average, for
 *                 symbols that trade now and then, and at most the average
 */
record Averages(
        String market, String currency, long volume, BigDecimal turnover, int days, LocalDate latest, long usual) {

    /** About a month of trading: long enough to even out single days, short enough to follow a symbol that wakes up. */
    static final int DAYS = 20;

    private static final int TURNOVER_DECIMALS = 2;
    private static final long USUAL_LEAST = 10;

    /** @param bars of one symbol, the latest first, at least one; only the first {@link #DAYS} count */
    static Averages of(List<Quote.Bar> bars) {
        List<Quote.Bar> last = bars.subList(0, Math.min(DAYS, bars.size()));
        Quote.Bar latest = last.getFirst();
        List<Quote.Bar> alike = last.stream()
                .filter(bar -> bar.currency().equals(latest.currency()))
                .toList();
        BigDecimal turnover = alike.stream()
                .map(bar -> bar.close().multiply(BigDecimal.valueOf(bar.volume())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal volume =
                BigDecimal.valueOf(last.stream().mapToLong(Quote.Bar::volume).sum());
        long average = volume.divide(BigDecimal.valueOf(last.size()), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Averages(
                latest.market(),
                latest.currency(),
                average,
                turnover.divide(BigDecimal.valueOf(alike.size()), TURNOVER_DECIMALS, RoundingMode.HALF_UP),
                last.size(),
                latest.date(),
                Math.min(average, Math.max(median(last), average / USUAL_LEAST)));
    }

    private static long median(List<Quote.Bar> bars) {
        long[] volumes = bars.stream().mapToLong(Quote.Bar::volume).sorted().toArray();
        return volumes[(volumes.length - 1) / 2];
    }
}
