package io.sekisho.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.state.Method;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What intruders and honest people do once they are in: the thieves' purchases are stopped before they execute, the honest take at most
 * one challenge.
 */
class MoneyStoriesTest {

    private static final String DEFAULT = "io.sekisho.engine.scenario.Scenarios#underDefault";
    private static final long PORTFOLIO = 8_000_000;

    /** What a thief may get through of the purchase before it is held, as a share of what was sold. */
    private static final double SLIPS_MOST = 0.05;

    private static Customer victim(World world) {
        return Customer.ordinary(world, "customer").imported(15).settled(10);
    }

    /** As thieves did: all sold within minutes, the proceeds into thin stocks in a few orders. */
    private static void liquidatesAndPumps(Trader thief, Stock... into) {
        for (Stock stock : List.of(Stock.TOYOTA, Stock.SONY, Stock.BANK, Stock.FUND)) {
            thief.sells(stock, PORTFOLIO / 4);
        }
        pumps(thief, 6, into);
    }

    private static void pumps(Trader thief, int slices, Stock... into) {
        for (int slice = 0; slice < slices; slice++) {
            thief.buys(into[slice % into.length], PORTFOLIO / slices - 1);
        }
    }

    private static void stopped(Trader thief) {
        assertThat(thief.bought).as("bought by a thief: %s", thief.attempts).isLessThanOrEqualTo((long)
                (PORTFOLIO * SLIPS_MOST));
    }

    /** Asked at the login, and passes with a relayed code. */
    private static Trader relaying(World world, Customer victim, Network from) {
        Machine machine = victim.machine.lookalike();
        Attempt login = world.login(victim.account, machine, from, victim.now.plusSeconds(7200));
        assertThat(login.decision()).isEqualTo(Decision.CHALLENGE);
        world.pass(login, Method.EMAIL_CODE);
        return new Trader(world, login, machine, Method.EMAIL_CODE, PORTFOLIO);
    }

    private static Trader with(World world, Customer customer, Machine machine, Network from) {
        Attempt login = customer.visit(machine, from);
        return new Trader(world, login, machine, Method.EMAIL_CODE, PORTFOLIO);
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aRelayFromTheVictimsOwnProviderIsHeldBeforeItBuys(World world) {
        Customer victim = victim(world);
        Trader thief = relaying(world, victim, victim.line.address(world.random));
        liquidatesAndPumps(thief, Stock.SMALL_CAP, Stock.OTHER_CAP);
        stopped(thief);
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aRelayFromAnotherHomeIsChallengedWhenItSells(World world) {
        Customer victim = victim(world);
        Trader thief = relaying(world, victim, Line.DOCOMO.address(world.random));
        liquidatesAndPumps(thief, Stock.PEN);
        assertThat(thief.asked()).as("%s", thief.attempts).isPositive();
        stopped(thief);
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aCopiedTokenGetsInAndIsHeldBeforeItBuys(World world) {
        Customer victim = victim(world);
        Machine machine = victim.machine.lookalike();
        machine.copyTokensOf(victim.machine);
        Attempt login =
                world.login(victim.account, machine, victim.line.address(world.random), victim.now.plusSeconds(7200));
        Trader thief = new Trader(world, login, machine, null, PORTFOLIO);
        liquidatesAndPumps(thief, Stock.SMALL_CAP);
        stopped(thief);
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void smallSlicesAddUp(World world) {
        Customer victim = victim(world);
        Trader thief = relaying(world, victim, victim.line.address(world.random));
        for (Stock stock : List.of(Stock.TOYOTA, Stock.SONY, Stock.BANK, Stock.FUND)) {
            thief.sells(stock, PORTFOLIO / 4);
        }
        pumps(thief, 200, Stock.SMALL_CAP, Stock.OTHER_CAP, Stock.THIRD_CAP);
        stopped(thief);
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void partOfTheHoldingsSoldIsEnough(World world) {
        Customer victim = victim(world);
        Trader thief = relaying(world, victim, victim.line.address(world.random));
        thief.sells(Stock.TOYOTA, PORTFOLIO / 4);
        for (int slice = 0; slice < 10; slice++) {
            thief.buys(Stock.SMALL_CAP, PORTFOLIO / 40);
        }
        assertThat(thief.bought).as("%s", thief.attempts).isLessThanOrEqualTo(PORTFOLIO / 10);
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aQuietEntryIsStillOddTheNextDayAndFundsSettleLater(World world) {
        Customer victim = victim(world);
        Trader thief = relaying(world, victim, victim.line.address(world.random));
        thief.sells(Stock.FUND, PORTFOLIO / 2);
        thief.after(Duration.ofDays(1)).sells(Stock.FUND, PORTFOLIO / 2);
        thief.after(Duration.ofDays(5));
        pumps(thief, 10, Stock.PEN);
        stopped(thief);
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void marginIsNoWayAroundASale(World world) {
        Customer victim = victim(world);
        Trader thief = relaying(world, victim, Line.DOCOMO.address(world.random));
        pumps(thief, 10, Stock.SMALL_CAP);
        assertThat(thief.bought).as("%s", thief.attempts).isLessThanOrEqualTo(PORTFOLIO * 3 / 10);
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void sellingAndBuyingByTurnsIsNoWayAround(World world) {
        Customer victim = victim(world);
        Trader thief = relaying(world, victim, victim.line.address(world.random));
        for (int turn = 0; turn < 10; turn++) {
            thief.sells(Stock.TOYOTA, PORTFOLIO / 10);
            thief.buys(Stock.SMALL_CAP, PORTFOLIO / 10);
        }
        assertThat(thief.bought).as("%s", thief.attempts).isLessThanOrEqualTo(PORTFOLIO * 3 / 10);
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void decoysBoughtFirstHideNoSale(World world) {
        Customer victim = victim(world);
        Trader thief = relaying(world, victim, victim.line.address(world.random));
        for (int decoy = 0; decoy < 8; decoy++) {
            thief.buys(Stock.TOYOTA, PORTFOLIO / 8);
        }
        long decoys = thief.bought;
        for (Stock stock : List.of(Stock.TOYOTA, Stock.SONY, Stock.BANK, Stock.FUND)) {
            thief.sells(stock, PORTFOLIO / 4);
        }
        pumps(thief, 20, Stock.SMALL_CAP);
        assertThat(thief.bought - decoys).as("%s", thief.attempts).isLessThanOrEqualTo((long) (PORTFOLIO * SLIPS_MOST));
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void oneShareBoughtAWeekBeforeMakesNoHabit(World world) {
        Customer victim = victim(world);
        Trader thief = relaying(world, victim, victim.line.address(world.random));
        thief.buys(Stock.SMALL_CAP, 1_000);
        thief.after(Duration.ofDays(8));
        liquidatesAndPumps(thief, Stock.OTHER_CAP);
        stopped(thief);
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void churningADayBeforeMakesASaleNoLessOdd(World world) {
        Customer victim = victim(world);
        Trader thief = relaying(world, victim, victim.line.address(world.random));
        for (int turn = 0; turn < 100; turn++) {
            thief.buys(Stock.TOYOTA, PORTFOLIO / 8);
            thief.sells(Stock.TOYOTA, PORTFOLIO / 8);
        }
        long churned = thief.bought;
        thief.after(Duration.ofDays(1));
        thief.sells(Stock.SONY, PORTFOLIO);
        pumps(thief, 4, Stock.PEN);
        assertThat(thief.bought - churned)
                .as("%s", thief.attempts.subList(200, thief.attempts.size()))
                .isLessThanOrEqualTo((long) (PORTFOLIO * SLIPS_MOST));
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void whoKnowsThePasswordAloneCannotHaveTheOwnerAskedAllDay(World world) {
        Customer customer = victim(world);
        Machine strange = Machine.common(world.random).abroad();
        world.login(customer.account, strange, Line.TOR_EXIT.address(world.random), customer.now.plusSeconds(60));
        customer.after(Duration.ofMinutes(10));
        Trader owner = with(world, customer, customer.machine, customer.home());
        for (int order = 0; order < 20; order++) {
            owner.buys(Stock.TOYOTA, PORTFOLIO / 100);
        }
        assertThat(owner.asked()).as("%s", owner.attempts).isZero();
        assertThat(owner.held()).isZero();
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void whoSellsEverythingToBuyAHouseIsAskedOnce(World world) {
        Customer customer = victim(world);
        Trader owner = with(world, customer, customer.machine, customer.home());
        for (Stock stock : List.of(Stock.TOYOTA, Stock.SONY, Stock.BANK, Stock.FUND)) {
            owner.orders(stock, Order.Side.SELL, PORTFOLIO / 4, true);
        }
        owner.after(Duration.ofDays(3)).withdraws(30_000_000, "bank-of-the-seller");
        assertThat(owner.asked()).as("%s", owner.attempts).isEqualTo(1);
        assertThat(owner.held()).as("%s", owner.attempts).isZero();
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void rebalancingAtTheYearsEndTakesAtMostOneChallenge(World world) {
        Customer customer = victim(world);
        Trader owner = with(world, customer, customer.machine, customer.home());
        owner.sells(Stock.TOYOTA, PORTFOLIO / 3);
        owner.sells(Stock.SONY, PORTFOLIO / 3);
        owner.buys(Stock.BANK, PORTFOLIO / 3);
        owner.after(Duration.ofDays(1)).buys(Stock.TENCENT, PORTFOLIO / 4);
        owner.buys(Stock.FUND, PORTFOLIO / 12);
        assertThat(owner.asked()).as("%s", owner.attempts).isLessThanOrEqualTo(1);
        assertThat(owner.held()).as("%s", owner.attempts).isZero();
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aBuyerOfHongKongSmallCapsForYearsIsAskedAtMostOnce(World world) {
        Customer customer = victim(world);
        Trader owner = with(world, customer, customer.machine, customer.home());
        owner.buys(Stock.SMALL_CAP, 200_000);
        owner.buys(Stock.OTHER_CAP, 300_000);
        long asAStart = owner.asked();
        for (int week = 0; week < 20; week++) {
            owner.after(Duration.ofDays(7)).buys(week % 2 == 0 ? Stock.SMALL_CAP : Stock.OTHER_CAP, 300_000);
        }
        owner.after(Duration.ofDays(7)).sells(Stock.SMALL_CAP, 2_000_000);
        owner.buys(Stock.THIRD_CAP, 1_500_000);
        assertThat(asAStart).as("%s", owner.attempts).isLessThanOrEqualTo(1);
        assertThat(owner.asked() - asAStart).as("%s", owner.attempts).isLessThanOrEqualTo(1);
        assertThat(owner.held()).as("%s", owner.attempts).isZero();
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aDayTraderWithFourHundredOrdersAnHourIsNotAsked(World world) {
        Customer customer = victim(world);
        Trader owner = with(world, customer, customer.machine, customer.home());
        for (int round = 0; round < 200; round++) {
            Stock stock =
                    List.of(Stock.TOYOTA, Stock.SONY, Stock.BANK, Stock.TENCENT).get(world.random.nextInt(4));
            owner.buys(stock, 1_000_000);
            owner.orders(stock, Order.Side.SELL, 1_000_000, false);
        }
        assertThat(owner.asked()).as("%s", owner.attempts).isZero();
        assertThat(owner.held()).isZero();
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aNewPhoneThatWasAskedAtTheLoginIsNotAskedAgainForOrdinaryOrders(World world) {
        Customer customer = victim(world);
        Trader owner = with(world, customer, customer.machine.different(world.random), customer.home());
        owner.sells(Stock.TOYOTA, PORTFOLIO / 10);
        owner.buys(Stock.SONY, PORTFOLIO / 10);
        owner.withdraws(100_000, "own-bank");
        assertThat(owner.asked()).as("%s", owner.attempts).isZero();
        assertThat(owner.held()).isZero();
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aTravellerWithANewPhoneMaySellALittleUnasked(World world) {
        Customer customer = victim(world);
        Trader owner =
                with(world, customer, customer.machine.different(world.random), Line.DOCOMO.address(world.random));
        owner.sells(Stock.TOYOTA, PORTFOLIO / 10);
        assertThat(owner.asked()).as("%s", owner.attempts).isZero();
        assertThat(owner.held()).isZero();
    }
}
