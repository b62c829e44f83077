package io.sekisho.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sekisho.engine.event.Order;
import io.sekisho.engine.fact.SizeClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account's memory keeps of its orders. */
class TradingTest {

    private static final int DAY = 20_000;

    private static Deal buy(int day, long symbol, long units, long yen) {
        return new Deal(day, 3, Order.Side.BUY, symbol, 7, SizeClass.MICRO, true, units, yen, 1_000_000);
    }

    private static Deal sale(int day, long yen) {
        return new Deal(day, 3, Order.Side.SELL, 5, 7, SizeClass.LARGE, true, 1, yen, 1_000_000);
    }

    private static Trading after(List<Deal> deals) {
        Trading trading = Trading.NONE;
        for (Deal deal : deals) {
            trading = trading.plus(deal, 0, true);
        }
        return trading;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void slicesOfADayAddUpHoweverTheyInterleave(long seed) {
        Random random = new Random(seed);
        List<Deal> slices = new ArrayList<>();
        long[] units = new long[4];
        long yen = 0;
        for (int i = 0; i < 1_000; i++) {
            int symbol = random.nextInt(units.length);
            int slice = 1 + random.nextInt(500);
            units[symbol] += slice;
            yen += 3L * slice;
            slices.add(buy(DAY, symbol, slice, 3L * slice));
        }
        for (int shuffle = 0; shuffle < 3; shuffle++) {
            Collections.shuffle(slices, random);
            Trading trading = after(slices);
            for (int symbol = 0; symbol < units.length; symbol++) {
                assertThat(trading.unitsBought(symbol, DAY)).isEqualTo(units[symbol]);
            }
            assertThat(trading.thinYen(DAY)).isEqualTo(yen);
            assertThat(trading.days()).hasSize(1);
        }
    }

    @Test
    void slicesOfSeveralDaysAddUpForFiveDays() {
        Trading trading = after(List.of(buy(DAY, 1, 10, 1), buy(DAY + 1, 1, 20, 1), buy(DAY + 4, 1, 40, 1)));
        assertThat(trading.unitsBought(1, DAY + 4)).isEqualTo(70);
        assertThat(trading.unitsBought(1, DAY + 5)).isEqualTo(60);
        assertThat(trading.unitsBought(2, DAY + 4)).isZero();
    }

    @Test
    void purchasesBeforeASaleDoNotMakeItLess() {
        Trading trading =
                after(List.of(buy(DAY, 1, 1, 900), sale(DAY + 1, 600), buy(DAY + 2, 1, 1, 500), sale(DAY + 3, 200)));
        assertThat(trading.proceeds(DAY + 3)).isEqualTo(new Trading.Proceeds(600, 300));
        assertThat(trading.proceeds(DAY + 11)).isEqualTo(new Trading.Proceeds(200, 200));
        assertThat(trading.proceeds(DAY + 14)).isEqualTo(new Trading.Proceeds(0, 0));
    }

    @Test
    void decoysBoughtOnTheSameDayDoNotMakeASaleLess() {
        Trading trading = after(List.of(buy(DAY, 1, 1, 5_000), buy(DAY, 2, 1, 5_000), sale(DAY, 800)));
        assertThat(trading.proceeds(DAY)).isEqualTo(new Trading.Proceeds(800, 800));
    }

    @Test
    void aPortfolioToldAfterItWasSoldDoesNotHideWhatItWas() {
        Trading told = Trading.NONE
                .holding(DAY, 1_000_000)
                .plus(sale(DAY, 900_000), 0, false)
                .holding(DAY + 1, 0);
        assertThat(told.portfolioYen(DAY + 1)).isEqualTo(1_000_000);
        assertThat(told.portfolioYen(DAY + 11)).isZero();
    }

    @Test
    void decoysInLargeStocksDoNotPushOutAThinOne() {
        Trading trading = after(List.of(buy(DAY, 99, 3_300, 1)));
        for (int decoy = 0; decoy < 3 * Trading.MAX_FLOWS; decoy++) {
            trading = trading.plus(
                    new Deal(DAY, 3, Order.Side.BUY, decoy, 7, SizeClass.LARGE, true, 1, 1, 1_000_000), 0, true);
        }
        assertThat(trading.unitsBought(99, DAY)).isEqualTo(3_300);
        assertThat(trading.flows()).hasSize(Trading.MAX_FLOWS);
    }

    @Test
    void aDayWithAnythingAskedAboutIsNoHabit() {
        Trading churned = Trading.NONE.plus(sale(DAY, 500_000), 0, true).plus(sale(DAY, 100_000), 0, false);
        assertThat(churned.plus(sale(DAY + 1, 1), 0, true).habits().soldShare()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "trade:thin#3, trade:thin#3, true",
        "trade:thin#4, trade:thin#3, true",
        "trade:thin#2, trade:thin#3, false",
        "trade:size:MICRO, trade:size:MICRO, true",
        "trade:volume:a#9, trade:volume:b#1, false"
    })
    void whatExplainsSoMuchExplainsLess(String vouched, String oddity, boolean explains) {
        assertThat(new Vouched(vouched, Instant.EPOCH).explains(oddity)).isEqualTo(explains);
    }

    @Test
    void whoBuysAndSellsTheSameAllDaySellsNoMoreThanOneRoundOfIt() {
        List<Deal> deals = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            deals.add(buy(DAY, 1, 1, 1_000));
            deals.add(sale(DAY, 1_000));
        }
        assertThat(after(deals).proceeds(DAY)).isEqualTo(new Trading.Proceeds(1_000, 1_000));
    }

    @Test
    void anOrderThatComesLateCountsOnTheLatestDay() {
        Trading trading = after(List.of(sale(DAY + 1, 100), sale(DAY, 50)));
        assertThat(trading.days()).hasSize(1);
        assertThat(trading.proceeds(DAY + 1).peakYen()).isEqualTo(150);
    }

    @Test
    void everyPartIsBounded() {
        Random random = new Random(9);
        Trading trading = Trading.NONE;
        for (int i = 0; i < 5_000; i++) {
            Deal deal = random.nextBoolean()
                    ? buy(DAY + i / 20, random.nextLong(), Long.MAX_VALUE / 2_000_000, Yen.MOST)
                    : sale(DAY + i / 20, Yen.MOST);
            trading = trading.plus(deal, 1, true);
        }
        assertThat(trading.flows()).hasSizeLessThanOrEqualTo(Trading.MAX_FLOWS);
        assertThat(trading.days()).hasSizeLessThanOrEqualTo(Trading.MAX_DAYS);
        assertThat(trading.habits().symbols().values()).hasSizeLessThanOrEqualTo(Habits.MAX_SYMBOLS);
        assertThat(trading.thinYen(DAY + 249)).isPositive();
        assertThat(trading.proceeds(DAY + 249).peakYen()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "6, false", "7, true", "400, true"})
    void anAcquaintanceRipensInAWeek(int days, boolean ripe) {
        Known known = Known.NONE.plus(5, DAY, 8).plus(5, DAY + days, 8);
        assertThat(known.ripe(5, DAY + days)).isEqualTo(ripe);
        assertThat(known.ripe(6, DAY + days)).isFalse();
    }

    @Test
    void theLeastRecentAcquaintanceFallsOut() {
        Known known =
                Known.NONE.plus(1, DAY, 2).plus(2, DAY, 2).plus(1, DAY + 1, 2).plus(3, DAY + 2, 2);
        assertThat(known.values()).containsExactly(3, 1);
        assertThat(known.since()).containsExactly(DAY + 2, DAY);
    }

    @Test
    void theAverageOrderIsOfItsLogarithms() {
        Habits habits = after(List.of(sale(DAY, 1_024), sale(DAY, 4_096))).habits();
        assertThat(habits.log2Yen()).isCloseTo(11, within(1e-9));
        assertThat(habits.orders()).isEqualTo(2);
    }

    @Test
    void whatADaySoldIsAHabitOnceTheDayIsOver() {
        Trading day = after(List.of(sale(DAY, 500_000)));
        assertThat(day.habits().soldShare()).isZero();
        Trading next = day.plus(sale(DAY + 1, 1), 0, true);
        assertThat(next.habits().soldShare()).isCloseTo(0.5 / 16, within(1e-12));
    }

    @Test
    void pastOrdersFromBeforeTheDaysKeptShowHabitsOnly() {
        Trading trading = after(List.of(sale(DAY, 100))).past(buy(DAY - 30, 3, 10, 50));
        assertThat(trading.unitsBought(3, DAY)).isZero();
        assertThat(trading.habits().symbols().ripe(3, DAY)).isTrue();
    }
}
