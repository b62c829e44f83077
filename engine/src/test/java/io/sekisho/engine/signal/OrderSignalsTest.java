package io.sekisho.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.sekisho.engine.Asked;
import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.SizeClass;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Changed;
import io.sekisho.engine.state.Deal;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.OddEntry;
import io.sekisho.engine.state.Paid;
import io.sekisho.engine.state.Payouts;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.Suspicion;
import io.sekisho.engine.state.Trading;
import io.sekisho.engine.state.Zones;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each signal about orders and withdrawals says, by hand. */
class OrderSignalsTest {

    private static final int TODAY = Zones.day(Asked.NOON);
    private static final Listing PEN = listing(30_000, 3_600_000L, 20);

    private static Listing listing(long volume, @Nullable Long turnover, int days) {
        return new Listing("XTKS", volume, turnover, days, LocalDate.of(2025, 5, 30), LocalDate.of(2020, 1, 6));
    }

    private static Market market(@Nullable Listing listing) {
        return new Market(listing, null, BigDecimal.ONE, "test");
    }

    private static Order order(Order.Side side, String quantity, @Nullable String price, @Nullable String valueJpy) {
        return new Order(
                side,
                Order.Instrument.EQUITY,
                "7992",
                new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                "JPY",
                valueJpy == null ? null : new BigDecimal(valueJpy),
                new BigDecimal("1000000"),
                null);
    }

    private static Scene scene(AccountState state, Action action, @Nullable Market market) {
        Asked asked = Asked.of("o", action);
        Facts facts = asked.facts();
        return new Scene(
                state,
                asked.event(),
                new Facts(
                        facts.receivedAt(),
                        facts.network(),
                        facts.browser(),
                        facts.token(),
                        facts.population(),
                        facts.pressure(),
                        null,
                        null,
                        null,
                        market));
    }

    private static Map<String, Double> seen(Signal signal, Scene scene) {
        return signal.observe(scene).stream().collect(Collectors.toMap(Reason::code, Reason::bits));
    }

    private static AccountState having(Trading trading) {
        return AccountState.NEW.with().trading(trading).build();
    }

    private static Deal deal(int day, Order.Side side, SizeClass size, long yen) {
        return new Deal(day, 4, side, Fingerprint.of("7992"), Fingerprint.of("XTKS"), size, true, 1, yen, 1_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "14999999, 20, MICRO, true",
        "15000000, 20, SMALL, true",
        "150000000, 20, MID, false",
        "1500000000, 20, LARGE, false",
        "1500000000, 4, UNKNOWN, true",
        ", 20, UNKNOWN, true"
    })
    void aSymbolsClassIsItsAverageTurnover(@Nullable Long turnover, int days, SizeClass size, boolean thin) {
        assertThat(SizeClass.of(listing(1, turnover, days))).isEqualTo(size);
        assertThat(size.isThin()).isEqualTo(thin);
    }

    /** A hundredth of a usual day is one bit, and each tenfold as much again and a half. */
    @ParameterizedTest
    @CsvSource({"299, 0", "300, 1.0", "3000, 2.5", "30000, 4.0", "600000, 5.95", "9000000, 6.0"})
    void aShareOfTheUsualVolumeWeighsByItsLogarithm(String quantity, double bits) {
        Scene scene = scene(AccountState.NEW, order(Order.Side.BUY, quantity, "120", null), market(PEN));
        assertThat(seen(new Participation(), scene).getOrDefault("PARTICIPATION", 0.0))
                .isCloseTo(bits, within(0.01));
    }

    @Test
    void fundsAreNoPartOfAnyVolumeAndCountInALiquidation() {
        Order fund = new Order(
                Order.Side.SELL,
                Order.Instrument.FUND,
                "JP90C000ABC1",
                BigDecimal.TEN,
                null,
                "JPY",
                new BigDecimal("900000"),
                new BigDecimal("1000000"),
                null);
        Map<String, Double> seen = seen(new Liquidation(), scene(AccountState.NEW, fund, market(null)));
        assertThat(seen).containsEntry("LIQUIDATION", OrderCalibration.LIQUIDATION);
        Scene bought = scene(
                AccountState.NEW,
                new Order(
                        Order.Side.BUY,
                        Order.Instrument.FUND,
                        "JP90C000ABC1",
                        BigDecimal.TEN,
                        null,
                        "JPY",
                        new BigDecimal("900000"),
                        null,
                        null),
                market(null));
        assertThat(seen(new OrderData(), bought)).isEmpty();
        assertThat(seen(new ThinPurchase(), bought)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"300000, 0", "550000, 1.5", "800000, 3", "1000000, 3"})
    void aLiquidationWeighsByTheShareSold(String yen, double bits) {
        Scene scene = scene(AccountState.NEW, order(Order.Side.SELL, "1", "1", yen), market(PEN));
        assertThat(seen(new Liquidation(), scene).getOrDefault("LIQUIDATION", 0.0))
                .isCloseTo(bits, within(0.001));
    }

    @Test
    void whoSellsAsMuchEveryDayLiquidatesNothing() {
        Trading trading = Trading.NONE;
        for (int day = TODAY - 60; day < TODAY; day++) {
            trading = trading.plus(deal(day, Order.Side.SELL, SizeClass.LARGE, 700_000), 0, true)
                    .plus(deal(day, Order.Side.BUY, SizeClass.LARGE, 700_000), 0, true);
        }
        Scene scene = scene(having(trading), order(Order.Side.SELL, "1", "1", "900000"), market(PEN));
        assertThat(seen(new Liquidation(), scene)).isEmpty();
    }

    @Test
    void proceedsIntoAThinStockWeighInFullOnceAPartIsSpent() {
        Trading sold = Trading.NONE.plus(deal(TODAY, Order.Side.SELL, SizeClass.LARGE, 900_000), 8, false);
        Scene most = scene(having(sold), order(Order.Side.BUY, "1000", "120", "120000"), market(PEN));
        Map<String, Double> seen = seen(new ThinPurchase(), most);
        assertThat(seen).containsEntry("PROCEEDS_INTO_THIN", OrderCalibration.PROCEEDS_INTO_THIN);
        // Asked in a session never seen, which weighs three bits itself.
        assertThat(seen.get("PROCEEDS_ODD")).isEqualTo(8 * OrderCalibration.SALE_ODD - 3);
        Scene slice = scene(having(sold), order(Order.Side.BUY, "75", "120", "9000"), market(PEN));
        assertThat(seen(new ThinPurchase(), slice).get("PROCEEDS_INTO_THIN"))
                .isCloseTo(OrderCalibration.PROCEEDS_INTO_THIN / 3, within(0.01));
        Listing large = listing(20_000_000, 56_000_000_000L, 20);
        assertThat(seen(
                        new ThinPurchase(),
                        scene(having(sold), order(Order.Side.BUY, "1000", "120", "120000"), market(large))))
                .isEmpty();
    }

    @Test
    void whatIsNewIsSaidOfWhoHasTradedBefore() {
        Trading old = Trading.NONE.plus(
                new Deal(TODAY - 30, 1, Order.Side.BUY, 1, 2, SizeClass.LARGE, true, 1, 100_000, 1_000_000), 0, true);
        Order order = order(Order.Side.BUY, "10", "120", "1200");
        assertThat(seen(new FirstTrade(), scene(having(old), order, market(PEN))))
                .containsOnlyKeys("SYMBOL_FIRST", "MARKET_FIRST", "SIZE_CLASS_FIRST");
        assertThat(seen(new FirstTrade(), scene(AccountState.NEW, order, market(PEN))))
                .containsOnlyKeys("SIZE_CLASS_FIRST");
        Trading usual = old.plus(deal(TODAY - 7, Order.Side.BUY, SizeClass.MICRO, 1_000), 0, true);
        assertThat(seen(new FirstTrade(), scene(having(usual), order, market(PEN))))
                .isEmpty();
    }

    @Test
    void whatCannotBeLookedUpIsSaid() {
        Order order = order(Order.Side.BUY, "10", "120", "1200");
        assertThat(seen(new OrderData(), scene(AccountState.NEW, order, market(null))))
                .containsOnlyKeys("SYMBOL_UNKNOWN");
        Order dollars = new Order(
                Order.Side.BUY, Order.Instrument.EQUITY, "X", BigDecimal.TEN, BigDecimal.TEN, "USD", null, null, null);
        assertThat(seen(new OrderData(), scene(AccountState.NEW, dollars, new Market(PEN, null, null, "test"))))
                .containsOnlyKeys("CURRENCY_UNRATED");
        assertThat(seen(new OrderData(), scene(AccountState.NEW, order, null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1200, false", "2399, false", "601, false", "2401, true", "599, true", "0, true"})
    void aValueTwiceWhatQuantityAndPriceComeToContradictsThem(String valueJpy, boolean contradictory) {
        Scene scene = scene(AccountState.NEW, order(Order.Side.SELL, "10", "120", valueJpy), market(PEN));
        assertThat(seen(new OrderData(), scene).containsKey("VALUE_CONTRADICTORY"))
                .isEqualTo(contradictory);
    }

    @Test
    void aWatchedSymbolWeighsWhereItIsBought() {
        Market watched =
                new Market(PEN, new Watched(Watched.Action.HOLD, "many accounts buy it", null), BigDecimal.ONE, "test");
        Order buy = order(Order.Side.BUY, "1", "120", "120");
        assertThat(new OrderData().observe(scene(AccountState.NEW, buy, watched)))
                .extracting(Reason::code, Reason::bits)
                .containsExactly(tuple("SYMBOL_WATCHED", 3.0));
        assertThat(new OrderData().observe(scene(AccountState.NEW, order(Order.Side.SELL, "1", "120", "120"), watched)))
                .isEmpty();
    }

    @Test
    void aBankAccountIsNewForAWeekAndAnAmountUnusualAtFourTimes() {
        Paid usual = new Paid(Fingerprint.of("own"), TODAY - 40, 100_000);
        AccountState state =
                AccountState.NEW.with().payouts(Payouts.NONE.plus(usual)).build();
        assertThat(seen(new Payout(), scene(state, withdrawal("100000", "own"), null)))
                .isEmpty();
        assertThat(seen(new Payout(), scene(state, withdrawal("399999", "own"), null)))
                .isEmpty();
        assertThat(seen(new Payout(), scene(state, withdrawal("400000", "other"), null)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("DESTINATION_NEW", OrderCalibration.DESTINATION_NEW, "AMOUNT_UNUSUAL", 0.5));
        assertThat(seen(new Payout(), scene(AccountState.NEW, withdrawal("400000", "other"), null)))
                .containsExactlyEntriesOf(Map.of("DESTINATION_NEW", OrderCalibration.DESTINATION_FIRST));
    }

    @Test
    void aBankAccountChangedWithinDaysWeighsMoreWhereACodeLetTheSessionIn() {
        AccountState changed = AccountState.NEW
                .with()
                .changes(List.of(new Changed(Change.Field.BANK_ACCOUNT, Asked.NOON.minus(Duration.ofDays(6)))))
                .build();
        assertThat(seen(new Payout(), scene(changed, withdrawal("1", "new"), null)))
                .containsEntry("DESTINATION_CHANGED", 2.5);
        AccountState relayed = changed.with()
                .sessions(List.of(new Session(
                        "s-o", "as_1", Asked.NOON, 8, Session.Entry.FULL, Method.EMAIL_CODE, Assurance.LOW)))
                .build();
        assertThat(seen(new Payout(), scene(relayed, withdrawal("1", "new"), null)))
                .containsEntry("DESTINATION_CHANGED", 5.0);
        AccountState longAgo = AccountState.NEW
                .with()
                .changes(List.of(new Changed(Change.Field.BANK_ACCOUNT, Asked.NOON.minus(Duration.ofDays(8)))))
                .build();
        assertThat(seen(new Payout(), scene(longAgo, withdrawal("1", "new"), null)))
                .doesNotContainKey("DESTINATION_CHANGED");
    }

    private static Withdrawal withdrawal(String yen, String destination) {
        return new Withdrawal(new BigDecimal(yen), "JPY", destination);
    }

    @ParameterizedTest
    @CsvSource({", 0, 7.0", ", 5, 3.5", ", -1, 7.0", "LOW, 0, 7.0", "HIGH, 0, 0", ", 21, 0"})
    void anAlertWeighsOnItsAccountsForDays(@Nullable Assurance proven, int days, double bits) {
        Session session = new Session("s-o", "as_1", Asked.NOON, 0, Session.Entry.FULL, Method.PASSKEY, proven);
        AccountState state = AccountState.NEW
                .with()
                .sessions(List.of(session))
                .build()
                .suspected(new Suspicion(
                        "al_1", Asked.NOON.minus(Duration.ofDays(days)), OrderCalibration.SCHEME_CONVERGENCE))
                .suspected(new Suspicion(
                        "al_2", Asked.NOON.minus(Duration.ofDays(days)), OrderCalibration.SCHEME_HARVEST));
        assertThat(seen(new SchemeMember(), scene(state, withdrawal("1", "own"), null))
                        .getOrDefault("SCHEME_MEMBER", 0.0))
                .isCloseTo(bits, within(0.001));
        assertThat(seen(new SchemeMember(), scene(state.cleared("al_1").cleared("al_2"), withdrawal("1", "own"), null)))
                .isEmpty();
    }

    @Test
    void suspicionsAreBoundedAndOfOneAlertTheHeavierCounts() {
        AccountState state = AccountState.NEW;
        for (int i = 0; i < 9; i++) {
            state = state.suspected(new Suspicion("al_" + i, Asked.NOON, 7));
        }
        assertThat(state.suspicions()).hasSize(Suspicion.MAX_SUSPICIONS);
        assertThat(state.suspected(new Suspicion("al_8", Asked.NOON, 2.5))).isEqualTo(state);
        assertThat(state.suspected(new Suspicion("al_8", Asked.NOON, 8)).suspicions())
                .hasSize(Suspicion.MAX_SUSPICIONS)
                .contains(new Suspicion("al_8", Asked.NOON, 8));
    }

    @ParameterizedTest
    @CsvSource({", 0, 2.0", ", 2, 1.0", ", -9, 2.0", "LOW, 0, 1.6", "SUBSTANTIAL, 0, 0.8", "HIGH, 0, 0", "LOW, 11, 0"})
    void anOddLoginWeighsOnTheAccountForDays(@Nullable Assurance proven, int days, double bits) {
        OddEntry entry = new OddEntry("as_1", Asked.NOON.minus(Duration.ofDays(days)), 8, proven);
        AccountState state = AccountState.NEW.with().entries(List.of(entry)).build();
        assertThat(seen(new OddEntries(), scene(state, withdrawal("1", "own"), null))
                        .getOrDefault("ACCOUNT_ODD", 0.0))
                .isCloseTo(bits, within(0.001));
    }
}
