package io.sekisho.server.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AveragesTest {

    private static final LocalDate DAY = LocalDate.parse("2025-03-24");

    private static Quote.Bar bar(int daysAgo, String close, long volume, String currency) {
        return new Quote.Bar("0700.HK", DAY.minusDays(daysAgo), new BigDecimal(close), volume, currency, "XHKG");
    }

    @Test
    void volumeAndTurnoverAreMeansOverTheDays() {
        // By hand: (100 + 200 + 301) / 3 = 200.33…; (100*10 + 200*10.50 + 301*2.01) / 3 = 3705.01 / 3.
        Averages averages =
                Averages.of(List.of(bar(0, "10", 100, "HKD"), bar(1, "10.50", 200, "HKD"), bar(4, "2.01", 301, "HKD")));

        assertThat(averages.volume()).isEqualTo(200);
        assertThat(averages.turnover()).isEqualByComparingTo("1235.00");
        assertThat(averages.days()).isEqualTo(3);
        assertThat(averages.latest()).isEqualTo(DAY);
        assertThat(averages.market()).isEqualTo("XHKG");
    }

    @Test
    void aDayWithoutTradesCountsAsADay() {
        assertThat(Averages.of(List.of(bar(0, "5", 0, "JPY"), bar(1, "5", 1, "JPY")))
                        .volume())
                .as("half a unit rounds up")
                .isEqualTo(1);
    }

    @Test
    void aPumpedDayIsNotUsual() {
        List<Quote.Bar> bars = new ArrayList<>();
        bars.add(bar(0, "120", 2_970_000, "JPY"));
        for (int i = 1; i < 20; i++) {
            bars.add(bar(i, "104", 10_000, "JPY"));
        }
        assertThat(Averages.of(bars).volume()).isEqualTo(158_000);
        // The median of 10,000 would be less than a tenth of the average.
        assertThat(Averages.of(bars).usual()).isEqualTo(15_800);
    }

    @Test
    void onlyTheLastTwentyDaysCount() {
        List<Quote.Bar> bars = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            bars.add(bar(i, "1", 10, "JPY"));
        }
        bars.add(bar(20, "1", 1_000_000, "JPY"));

        assertThat(Averages.of(bars).volume()).isEqualTo(10);
        assertThat(Averages.of(bars).days()).isEqualTo(20);
    }

    @Test
    void turnoverIsOfTheDaysInTheLatestCurrency() {
        Averages averages = Averages.of(List.of(bar(0, "3", 100, "USD"), bar(1, "450", 100, "JPY")));

        assertThat(averages.currency()).isEqualTo("USD");
        assertThat(averages.turnover()).isEqualByComparingTo("300");
        assertThat(averages.volume()).isEqualTo(100);
    }

    @Test
    void theGreatestDaysFit() {
        Averages averages = Averages.of(List.of(bar(0, Quote.CLOSE_MAX.toPlainString(), Quote.VOLUME_MAX, "JPY")));

        assertThat(averages.volume()).isEqualTo(Quote.VOLUME_MAX);
        assertThat(ViewTable.yen(averages.turnover(), BigDecimal.TEN)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void yenAreRoundedAndUnknownWithoutARate() {
        assertThat(ViewTable.yen(new BigDecimal("1000"), new BigDecimal("19.2345")))
                .isEqualTo(19_235);
        assertThat(ViewTable.yen(new BigDecimal("1000"), null)).isNull();
    }
}
