package io.sekisho.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TradingDaysTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 3, 3);
    private final TradingDays days = new TradingDays(MONDAY, 30);

    @Test
    void theStartComesAfterTheLead() {
        assertThat(days.index(MONDAY)).isEqualTo(30);
        assertThat(days.date(30)).isEqualTo(MONDAY);
        assertThat(days.date(29)).isEqualTo(LocalDate.of(2025, 2, 28));
    }

    @Test
    void weekendsAreTheFridayBefore() {
        assertThat(days.index(LocalDate.of(2025, 3, 8))).isEqualTo(days.index(LocalDate.of(2025, 3, 7)));
        assertThat(days.index(LocalDate.of(2025, 3, 9))).isEqualTo(34);
        assertThat(days.index(LocalDate.of(2025, 3, 10))).isEqualTo(35);
    }

    @Test
    void everyIndexIsAWeekdayThatLeadsBackToIt() {
        for (int index = 0; index < 600; index++) {
            LocalDate date = days.date(index);
            assertThat(days.index(date)).isEqualTo(index);
            assertThat(TradingDays.trades(date)).isTrue();
            assertThat(date.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        }
        assertThat(TradingDays.trades(LocalDate.of(2025, 3, 8))).isFalse();
    }
}
