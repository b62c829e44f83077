package io.sekisho.server.console;

import io.sekisho.engine.state.Zones;
import io.sekisho.server.market.MarketData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A symbol's last trading days beside what was normal before somebody meddled with it.
 *
 * @param days         the latest first
 * @param normalClose  median of the days before
 * @param normalVolume median of the days before, in units; 0 where nothing was traded
 */
public record Trading(String currency, List<MarketData.Day> days, BigDecimal normalClose, long normalVolume) {

    private static final int SHOWN = 40;

    /** About a month of trading, as the market's own averages. */
    private static final int NORMAL_DAYS = 20;

    private static final int NORMAL_DAYS_LEAST = 5;

    /** @param since when it began */
    static Trading of(MarketData.Page page, Instant since) {
        LocalDate first = LocalDate.ofInstant(since, Zones.BROKERAGE);
        List<MarketData.Day> before = page.bars().stream()
                .filter(day -> day.date().isBefore(first))
                .limit(NORMAL_DAYS)
                .toList();
        List<MarketData.Day> normal = before.size() < NORMAL_DAYS_LEAST ? page.bars() : before;
        return new Trading(
                page.currency(),
                page.bars().stream().limit(SHOWN).toList(),
                median(normal.stream().map(MarketData.Day::close).sorted().toList()),
                median(normal.stream().map(MarketData.Day::volume).sorted().toList()));
    }

    private static <T> T median(List<T> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }

    /** How many times the normal; a dash where nothing is normal. */
    public String times(long units) {
        return normalVolume == 0 ? "–" : String.format(Locale.ROOT, "%,.1f", (double) units / normalVolume);
    }

    /** Against the normal close, with a sign. */
    public String rise(BigDecimal close) {
        if (normalClose.signum() == 0) {
            return "–";
        }
        BigDecimal percent = close.subtract(normalClose).movePointRight(2).divide(normalClose, 1, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%+.1f %%", percent);
    }
}
