package io.sekisho.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Against what daily data of US stocks of September to December 2016 and Tokyo's published turnover say. */
class GeneratedMarketTest {

    private static final int DAYS = 120;
    private static final long MICRO_BELOW = 15_000_000;
    private static final long LARGE_FROM = 1_500_000_000;

    private final StockMarket market = StockMarket.of(MarketSource.Generated.USUAL, 7, LocalDate.of(2025, 3, 3), DAYS);

    @Test
    void turnoverOfAllStocksIsAboutThatOfTokyo() {
        long yen = 0;
        int micro = 0;
        for (int i = 0; i < market.stocks().size(); i++) {
            yen += market.usualYen(i);
            micro += market.usualYen(i) < MICRO_BELOW ? 1 : 0;
        }
        assertThat(yen).isBetween(2_000_000_000_000L, 12_000_000_000_000L);
        assertThat((double) micro / market.stocks().size()).isBetween(0.22, 0.38);
    }

    @Test
    void volumesOfThinStocksLeapAsOftenAsTheyDo() {
        assertThat(leaps(stock -> market.usualYen(stock) < MICRO_BELOW)).isBetween(0.008, 0.024);
        assertThat(leaps(stock -> market.usualYen(stock) > LARGE_FROM)).isBetween(0.0003, 0.002);
    }

    private double leaps(IntPredicate among) {
        int leaps = 0;
        int days = 0;
        for (int stock = 0; stock < market.stocks().size(); stock++) {
            for (int day = StockMarket.AVERAGED; among.test(stock) && day < market.length(); day++) {
                days++;
                leaps += market.relativeVolume(stock, day) >= 10 ? 1 : 0;
            }
        }
        return (double) leaps / days;
    }

    @Test
    void everySymbolIsThereOnceAndEveryPriceCanBeQuoted() {
        assertThat(market.stocks().stream().map(Stock::symbol)).doesNotHaveDuplicates();
        for (Stock stock : market.stocks()) {
            for (int day = 0; day < market.length(); day++) {
                long close = market.close(stock.index(), day);
                assertThat(close).isPositive().isEqualTo(StockMarket.tick(close));
                assertThat(market.volume(stock.index(), day)).isNotNegative();
            }
        }
    }
}
