package io.sekisho.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.state.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Somebody honest with habits: a machine, a line at home, and an hour of the day to look at the portfolio. */
final class Customer {

    private final World world;
    final String account;
    final Machine machine;
    final Line line;
    private final boolean addressStays;
    private final Network first;
    private Network latest;

    Instant now = World.START;
    int challenges;

    Customer(World world, String account, Machine machine, Line line, boolean addressStays) {
        this.world = world;
        this.account = account;
        this.machine = machine;
        this.line = line;
        this.addressStays = addressStays;
        this.first = line.address(world.random);
        this.latest = first;
        world.enrol(account, Method.EMAIL_CODE);
    }

    /** With a common machine and a line whose address stays. */
    static Customer ordinary(World world, String account) {
        Line line = Line.JAPANESE_HOMES.get(world.random.nextInt(Line.JAPANESE_HOMES.size()));
        return new Customer(world, account, Machine.common(world.random), line, true);
    }

    static Customer with(World world, Machine machine) {
        Line line = Line.JAPANESE_HOMES.get(world.random.nextInt(Line.JAPANESE_HOMES.size()));
        return new Customer(world, "customer", machine, line, true);
    }

    Network home() {
        latest = addressStays ? first : line.address(world.random);
        return latest;
    }

    /** An address that this customer has had and has again: the one that stays, or the last of those that do not. */
    Network stays() {
        return latest;
    }

    /** Has logged in before Sekisho came, once a day until now. */
    Customer imported(int logins) {
        for (int i = logins; i > 0; i--) {
            world.imported(account, machine, home(), now.minus(Duration.ofDays(i)));
        }
        return this;
    }

    /** Logs in at home on so many days and has a token since the first; nothing of it may be odd. */
    Customer settled(int days) {
        for (int i = 0; i < days; i++) {
            nextDay();
            Attempt attempt = visit(machine, home());
            if (i > 0) {
                assertThat(attempt.decision()).as("%s", attempt).isEqualTo(Decision.ALLOW);
            }
        }
        challenges = 0;
        return this;
    }

    void nextDay() {
        after(Duration.ofDays(1).plusMinutes(world.random.nextInt(60) - 30));
    }

    void after(Duration pause) {
        now = now.plus(pause);
    }

    /** Logs in, and passes the mailed code where one is asked for; nobody honest is refused or held. */
    Attempt visit(Machine with, Network from) {
        Attempt attempt = world.login(account, with, from, now);
        assertThat(attempt.decision()).as("%s", attempt).isIn(Decision.ALLOW, Decision.CHALLENGE);
        if (attempt.decision() == Decision.CHALLENGE) {
            challenges++;
            assertThat(world.pass(attempt, Method.EMAIL_CODE))
                    .as("restricted, %s", attempt)
                    .isFalse();
        }
        return attempt;
    }

    /** The same again for a fortnight. */
    List<Attempt> fortnight(Machine with, Supplier<Network> from) {
        return IntStream.range(0, 14)
                .mapToObj(day -> {
                    nextDay();
                    return visit(with, from.get());
                })
                .toList();
    }

    Attempt mistypes(Machine with, Network from) {
        Attempt attempt = world.login(account, with, from, now, Login.Result.FAILURE);
        after(Duration.ofSeconds(40));
        return attempt;
    }
}
