package io.sekisho.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.fact.Network;
import io.sekisho.engine.risk.Risk;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "A new device or a new network alone is MEDIUM" (API contract), over random histories: 1 to 60 logins, at all hours, on
 * lines that stay or rotate, with a token or not yet, in populations from nobody to many.
 */
class OddityLevelsTest {

    private static final int[] POPULATIONS = {0, 10, 300, 1500};
    private static final int HISTORIES = 60;

    private static World[] worlds;

    @BeforeAll
    static void populate() {
        worlds = IntStream.of(POPULATIONS)
                .mapToObj(size -> new World(size, "default").crowded(size))
                .toArray(World[]::new);
    }

    /** One history, and the random source that made it. */
    private record Case(World world, Customer customer, boolean hasToken, Random random) {

        static Case of(int number) {
            Random random = new Random(number);
            World world = worlds[number % worlds.length];
            Line line = Line.JAPANESE_HOMES.get(random.nextInt(Line.JAPANESE_HOMES.size()));
            Customer customer = new Customer(
                    world, "account-" + world.nextId(), Machine.common(random), line, random.nextBoolean());
            customer.after(Duration.ofMinutes(random.nextInt(24 * 60)));
            customer.imported(1 + random.nextInt(60));
            boolean hasToken = random.nextBoolean();
            if (hasToken) {
                customer.visit(customer.machine, customer.home());
                customer.nextDay();
            }
            customer.challenges = 0;
            return new Case(world, customer, hasToken, random);
        }

        Machine newDevice() {
            return customer.machine.different(random);
        }

        Network newNetwork() {
            Line line = customer.line == Line.DOCOMO ? Line.KDDI : Line.DOCOMO;
            return line.address(random);
        }

        Attempt login(Machine machine, Network from) {
            return world.login(customer.account, machine, from, customer.now);
        }
    }

    static Stream<Integer> numbers() {
        return IntStream.range(0, HISTORIES).boxed();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aUsualClientIsLow(int number) {
        Case one = Case.of(number);
        Network from = one.hasToken ? one.customer.home() : one.customer.stays();
        is(Risk.Level.LOW, one.login(one.customer.machine, from));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNewNetworkAloneIsMedium(int number) {
        Case one = Case.of(number);
        is(Risk.Level.MEDIUM, one.login(one.customer.machine, one.newNetwork()));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNewCountryAloneIsMedium(int number) {
        Case one = Case.of(number);
        one.customer.after(Duration.ofHours(11));
        is(Risk.Level.MEDIUM, one.login(one.customer.machine, Line.SINGTEL.address(one.random)));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNewDeviceAloneIsMedium(int number) {
        Case one = Case.of(number);
        is(Risk.Level.MEDIUM, one.login(one.newDevice(), one.customer.stays()));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNewDeviceAndANewNetworkTogetherAreHighAtLeast(int number) {
        Case one = Case.of(number);
        Attempt attempt = one.login(one.newDevice(), one.newNetwork());
        assertThat(attempt.level()).as("%s", attempt).isGreaterThanOrEqualTo(Risk.Level.HIGH);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void anAccountWithoutHistoryIsLowUnlessItsNetworkHidesItsOrigin(int number) {
        World world = worlds[number % worlds.length];
        Customer customer = Customer.ordinary(world, "account-" + world.nextId());
        Machine machine = Machine.common(world.random);
        for (Line line : Line.values()) {
            Attempt attempt = world.login(
                    "account-" + world.nextId(), machine.lookalike(), line.address(world.random), customer.now);
            boolean hides = attempt.facts().network().kind().hidesOrigin();
            assertThat(attempt.level().atLeast(Risk.Level.MEDIUM))
                    .as("%s", attempt)
                    .isEqualTo(hides);
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aPauseAloneIsLow(int number) {
        Case one = Case.of(number);
        one.customer.after(Duration.ofDays(181 + one.random.nextInt(500)));
        is(Risk.Level.LOW, one.login(one.customer.machine, one.customer.stays()));
    }

    private static void is(Risk.Level level, Attempt attempt) {
        assertThat(attempt.level()).as("%s", attempt).isEqualTo(level);
    }
}
