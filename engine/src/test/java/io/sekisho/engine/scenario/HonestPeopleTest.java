package io.sekisho.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.risk.Risk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Honest people who look odd: at most a challenge, never DENY or HOLD (which {@link Customer#visit} sees to), and after one
 * passed challenge no second for the same oddity.
 */
class HonestPeopleTest {

    private static final String BOTH = "io.sekisho.engine.scenario.Scenarios#underBoth";
    private static final String DEFAULT = "io.sekisho.engine.scenario.Scenarios#underDefault";

    @ParameterizedTest
    @MethodSource(BOTH)
    void aUsualClientIsNeverAsked(World world) {
        Customer customer = Customer.ordinary(world, "customer").imported(15);
        customer.fortnight(customer.machine, customer::home);
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void anAccountWithoutHistoryLearns(World world) {
        Customer customer = Customer.ordinary(world, "customer");
        List<Attempt> attempts = customer.fortnight(customer.machine, customer::home);
        assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.level()).isEqualTo(Risk.Level.LOW));
        assertThat(attempts.subList(1, 14))
                .allSatisfy(attempt -> assertThat(attempt.decision()).isEqualTo(Decision.ALLOW));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aNewPhoneIsAskedOnce(World world) {
        Customer customer = Customer.ordinary(world, "customer").settled(20);
        Machine phone = customer.machine.different(world.random);
        assertThat(customer.visit(phone, customer.home()).decision()).isEqualTo(Decision.CHALLENGE);
        customer.fortnight(phone, customer::home);
        customer.fortnight(customer.machine, customer::home);
        assertThat(customer.challenges).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void anUpdatedBrowserIsNotAsked(World world) {
        Customer customer = Customer.ordinary(world, "customer").settled(20);
        for (int update = 0; update < 3; update++) {
            customer.machine.update();
            customer.fortnight(customer.machine, customer::home);
        }
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void anUpdatedBrowserWithoutATokenYetIsNotAskedAtHome(World world) {
        Customer customer = Customer.ordinary(world, "customer").imported(15);
        customer.machine.update();
        customer.visit(customer.machine, customer.home());
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void mobileByDayAndHomeByNightIsAskedOnceAtMost(World world) {
        Customer customer = new Customer(world, "customer", Machine.common(world.random), Line.KDDI, true).settled(10);
        for (int day = 0; day < 20; day++) {
            customer.after(Duration.ofHours(12));
            customer.visit(customer.machine, Line.DOCOMO.address(world.random));
            customer.after(Duration.ofHours(12));
            customer.visit(customer.machine, customer.home());
        }
        assertThat(customer.challenges).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void twoUsualMachinesGetTheirTokensWithoutBeingAsked(World world) {
        Customer customer = new Customer(world, "customer", Machine.common(world.random), Line.KDDI, true);
        Machine phone = customer.machine.different(world.random);
        for (int day = 30; day > 0; day--) {
            Network from = day % 2 == 0 ? customer.home() : Line.DOCOMO.address(world.random);
            world.imported(
                    "customer",
                    day % 2 == 0 ? customer.machine : phone,
                    from,
                    customer.now.minus(Duration.ofDays(day)));
        }
        customer.visit(customer.machine, customer.home());
        customer.nextDay();
        customer.visit(phone, Line.DOCOMO.address(world.random));
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aBusinessTripToSingaporeIsAskedOnce(World world) {
        Customer customer = Customer.ordinary(world, "customer").settled(20);
        customer.after(Duration.ofHours(9));
        Network hotel = Line.SINGTEL.address(world.random);
        customer.visit(customer.machine, hotel);
        for (int day = 0; day < 4; day++) {
            customer.nextDay();
            customer.visit(customer.machine, Line.SINGTEL.beside(hotel, world.random));
        }
        customer.after(Duration.ofHours(9));
        customer.visit(customer.machine, customer.home());
        assertThat(customer.challenges).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void movingHouseIsAskedOnce(World world) {
        Customer customer = Customer.ordinary(world, "customer").settled(20);
        Line line = customer.line == Line.OCN ? Line.KDDI : Line.OCN;
        Network flat = line.address(world.random);
        customer.fortnight(customer.machine, () -> flat);
        assertThat(customer.challenges).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aYearsPauseAloneIsNotAsked(World world) {
        Customer customer = Customer.ordinary(world, "customer").settled(20);
        customer.after(Duration.ofDays(365));
        Attempt back = customer.visit(customer.machine, customer.home());
        assertThat(back.codes()).contains("ACCOUNT_DORMANT");
        assertThat(back.level()).isEqualTo(Risk.Level.LOW);
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aYearsPauseWithAllElseChangedIsAskedOnce(World world) {
        Customer customer = Customer.ordinary(world, "customer").settled(20);
        customer.after(Duration.ofDays(365));
        Machine newer = customer.machine.lookalike();
        for (int i = 0; i < 12; i++) {
            newer.update();
        }
        customer.visit(newer, customer.line.address(world.random));
        customer.fortnight(newer, customer::home);
        assertThat(customer.challenges).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aFamilySharesAComputerWithoutBeingAsked(World world) {
        Machine shared = Machine.common(world.random);
        Customer mother = new Customer(world, "mother", shared, Line.OCN, true);
        Customer father = new Customer(world, "father", shared, Line.OCN, true);
        Network home = mother.home();
        for (int day = 0; day < 30; day++) {
            for (Customer parent : List.of(mother, father)) {
                parent.nextDay();
                parent.visit(shared, home);
            }
            if (day % 10 == 9) {
                shared.update();
            }
        }
        // Under a policy of devices alone, an account without history shows its first one.
        assertThat(mother.challenges).isLessThanOrEqualTo(1);
        assertThat(father.challenges).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aBrowserThatDropsCookiesIsNotAskedAtHome(World world) {
        Customer customer =
                Customer.with(world, Machine.droppingCookies(world.random)).imported(15);
        customer.fortnight(customer.machine, customer::home);
        customer.machine.update();
        customer.fortnight(customer.machine, customer::home);
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aNewBrowserThatDropsCookiesOnARotatingLineIsAskedOnce(World world) {
        Customer customer = new Customer(world, "customer", Machine.common(world.random), Line.KDDI, false).settled(20);
        Machine discreet = Machine.droppingCookies(world.random);
        customer.fortnight(discreet, customer::home);
        customer.fortnight(discreet, customer::home);
        assertThat(customer.challenges).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void addressesThatChangeDailyAreNotAsked(World world) {
        Customer customer =
                new Customer(world, "customer", Machine.common(world.random), Line.SOFTBANK, false).imported(15);
        customer.fortnight(customer.machine, customer::home);
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void fourWrongPasswordsAtHomeAreNotAsked(World world) {
        Customer customer = Customer.ordinary(world, "customer").imported(15);
        for (int day = 0; day < 5; day++) {
            customer.nextDay();
            for (int wrong = 0; wrong < 4; wrong++) {
                assertThat(customer.mistypes(customer.machine, customer.home()).decision())
                        .isEqualTo(Decision.ALLOW);
            }
            customer.visit(customer.machine, customer.home());
        }
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aDayTraderLogsInAllDayWithoutBeingAsked(World world) {
        Customer customer = Customer.ordinary(world, "customer").settled(5);
        for (int login = 0; login < 60; login++) {
            customer.after(Duration.ofMinutes(10 + world.random.nextInt(60)));
            customer.visit(customer.machine, customer.home());
        }
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void anAbandonedChallengeOnTheWayDoesNotFollowTheCustomerHome(World world) {
        Customer customer = new Customer(world, "customer", Machine.common(world.random), Line.KDDI, false).settled(10);
        Attempt abroad = world.login(
                "customer", customer.machine, Line.SINGTEL.address(world.random), customer.now.plusSeconds(60));
        assertThat(abroad.level()).isNotEqualTo(Risk.Level.LOW);
        customer.fortnight(customer.machine, customer::home);
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void oneWhoSharesAnAddressWithABotIsNotAsked(World world) {
        Customer customer = Customer.ordinary(world, "customer").settled(20);
        Machine tool = Machine.tool();
        for (int i = 0; i < 100; i++) {
            world.login("other-" + i, tool, customer.home(), customer.now, Login.Result.FAILURE);
        }
        assertThat(customer.mistypes(customer.machine, customer.home()).decision())
                .isEqualTo(Decision.ALLOW);
        customer.visit(customer.machine, customer.home());
        assertThat(customer.challenges).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aLostAnswerIsForgiven(World world) {
        Customer customer = Customer.ordinary(world, "customer").settled(5);
        for (int day = 0; day < 5; day++) {
            Machine before = customer.machine.lookalike();
            before.copyTokensOf(customer.machine);
            customer.nextDay();
            customer.visit(customer.machine, customer.home());
            customer.machine.copyTokensOf(before);
            customer.after(Duration.ofMinutes(world.random.nextInt(300)));
            customer.visit(customer.machine, customer.home());
        }
        assertThat(customer.challenges).isZero();
    }
}
