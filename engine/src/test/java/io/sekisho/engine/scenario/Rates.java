package io.sekisho.engine.scenario;

import io.sekisho.engine.Decision;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.state.Assurance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How often people and attackers of each class are asked for a further factor, as docs/calibration.md shows it. */
final class Rates {

    private static final int TRIALS = 50;
    private static final int POPULATION = 400;
    private static final List<String> PRESETS = List.of("default", "rakuten-2025-03-23");

    /**
     * A class of people.
     *
     * @param logins what one of them does; the logins that the table counts
     */
    private record Row(String name, Function<World, List<Attempt>> logins) {}

    private static final List<Row> HONEST = List.of(
            new Row("usual client, 15 imported logins", world -> {
                Customer one = someone(world).imported(15);
                return one.fortnight(one.machine, one::home);
            }),
            new Row("no history yet", world -> {
                Customer one = someone(world);
                return one.fortnight(one.machine, one::home);
            }),
            new Row("address changes daily, 15 imported logins", world -> {
                Customer one = rotating(world).imported(15);
                return one.fortnight(one.machine, one::home);
            }),
            new Row("browser updated", world -> {
                Customer one = someone(world).settled(15);
                one.machine.update();
                return one.fortnight(one.machine, one::home);
            }),
            new Row("new phone at home", world -> {
                Customer one = someone(world).settled(15);
                return one.fortnight(one.machine.different(world.random), one::home);
            }),
            new Row("mobile line for the first time", world -> {
                Customer one = someone(world).settled(15);
                return one.fortnight(one.machine, () -> Line.DOCOMO.address(world.random));
            }),
            new Row("business trip to Singapore", world -> {
                Customer one = someone(world).settled(15);
                Network hotel = Line.SINGTEL.address(world.random);
                return one.fortnight(one.machine, () -> hotel);
            }),
            new Row("new phone on its own mobile line", world -> {
                Customer one = someone(world).settled(15);
                return one.fortnight(one.machine.different(world.random), () -> Line.DOCOMO.address(world.random));
            }),
            new Row("a year's pause", world -> {
                Customer one = someone(world).settled(15);
                one.after(Duration.ofDays(365));
                return one.fortnight(one.machine, one::home);
            }),
            new Row("drops cookies, address stays", world -> {
                Customer one = named(world, Machine.droppingCookies(world.random), true)
                        .imported(15);
                return one.fortnight(one.machine, one::home);
            }),
            new Row("drops cookies from now on, address changes daily", world -> {
                Customer one = rotating(world).settled(15);
                return one.fortnight(Machine.droppingCookies(world.random), one::home);
            }));

    private static final List<Row> ATTACKERS = List.of(
            new Row(
                    "bot with a right password, address not yet conspicuous",
                    world -> List.of(world.login(
                            someone(world).imported(15).account,
                            Machine.tool(),
                            Line.CLOUD_TOKYO.address(world.random),
                            World.START))),
            new Row(
                    "naive phisher",
                    world -> List.of(world.login(
                            someone(world).imported(15).account,
                            Machine.common(world.random).abroad(),
                            Line.CHINANET.address(world.random),
                            World.START))),
            new Row("naive phisher in Japan with the victim's browser", world -> {
                Customer victim = someone(world).imported(15);
                return List.of(world.login(
                        victim.account, victim.machine.lookalike(), Line.DOCOMO.address(world.random), World.START));
            }),
            new Row(
                    "VPN phisher",
                    world -> List.of(world.login(
                            someone(world).imported(15).account,
                            Machine.common(world.random),
                            Line.VPN_TOKYO.address(world.random),
                            World.START))),
            new Row("targeted, no token, account has one", world -> {
                Customer victim = someone(world).settled(15);
                return List.of(world.login(
                        victim.account, victim.machine.lookalike(), victim.line.address(world.random), victim.now));
            }),
            new Row("targeted, no token issued yet, address stays", world -> {
                Customer victim = someone(world).imported(15);
                return List.of(world.login(
                        victim.account, victim.machine.lookalike(), victim.line.address(world.random), victim.now));
            }),
            new Row("targeted, no token issued yet, address changes daily", world -> {
                Customer victim = rotating(world).imported(15);
                return List.of(world.login(
                        victim.account, victim.machine.lookalike(), victim.line.address(world.random), victim.now));
            }),
            new Row("stealer in the victim's network, before the victim's next login", world -> {
                Customer victim = someone(world).settled(15);
                return List.of(
                        world.login(victim.account, thief(victim), victim.line.address(world.random), victim.now));
            }),
            new Row("stealer in the victim's network, after the victim's next login", world -> {
                Customer victim = someone(world).settled(15);
                Machine thief = thief(victim);
                victim.nextDay();
                victim.visit(victim.machine, victim.home());
                return List.of(world.login(victim.account, thief, victim.line.address(world.random), victim.now));
            }),
            new Row("relay from a data centre", world -> {
                Customer victim = someone(world).settled(15);
                return List.of(world.login(
                        victim.account,
                        victim.machine.lookalike(),
                        Line.CLOUD_TOKYO.address(world.random),
                        victim.now));
            }));

    private Rates() {}

    static String document() {
        StringBuilder text = new StringBuilder("""
            # How often customers are asked, and attackers stopped
            Made by `mvn -pl engine test -Dtest=CalibrationDocumentTest -Dcalibration.write=true`; the test fails while this file is out of date. %d made-up people
            or attackers of each class, seed 2025, among %,d logins of strangers. These are the scenarios that the constants in `Calibration` and
            `Bands` were set by, so the table says that they do what they are meant to, not how well they would do on real logins.

            """.formatted(TRIALS, POPULATION));
        text.append("""
            ## Honest people
            Of a fortnight of daily logins, each passed where asked: how many people were asked at all, and how many twice.

            | who | asked, `default` | twice | asked, `rakuten-2025-03-23` | twice |
            |---|---|---|---|---|
            """);
        HONEST.forEach(row -> text.append(line(row, Rates::honest)));
        text.append("""

            ## Attackers with the right password
            How many were asked for a further factor, and how many would, with a relayed mailed code, have got no more than a restricted session.

            | class | asked, `default` | restricted | asked, `rakuten-2025-03-23` | restricted |
            |---|---|---|---|---|
            """);
        ATTACKERS.forEach(row -> text.append(line(row, Rates::attacker)));
        return text.toString();
    }

    private static String line(Row row, Function<List<List<Attempt>>, String> cells) {
        StringBuilder line = new StringBuilder("| " + row.name() + " ");
        for (String preset : PRESETS) {
            World world = new World(2025, preset).crowded(POPULATION);
            List<List<Attempt>> all = new ArrayList<>();
            for (int trial = 0; trial < TRIALS; trial++) {
                all.add(row.logins().apply(world));
            }
            line.append(cells.apply(all));
        }
        return line.append("|\n").toString();
    }

    private static String honest(List<List<Attempt>> people) {
        return cell(people.stream().filter(logins -> asked(logins) > 0).count())
                + cell(people.stream().filter(logins -> asked(logins) > 1).count());
    }

    private static String attacker(List<List<Attempt>> attackers) {
        World rules = new World(0, "default");
        return cell(attackers.stream().filter(logins -> asked(logins) > 0).count())
                + cell(attackers.stream()
                        .flatMap(List::stream)
                        .filter(attempt -> attempt.decision() == Decision.CHALLENGE)
                        .filter(attempt -> rules.policy()
                                .settings()
                                .restrict()
                                .applies(
                                        attempt.event().operation(),
                                        Assurance.LOW,
                                        attempt.level(),
                                        attempt.facts().network().kind()))
                        .count());
    }

    private static long asked(List<Attempt> logins) {
        return logins.stream()
                .filter(attempt -> attempt.decision() == Decision.CHALLENGE)
                .count();
    }

    private static String cell(long count) {
        return String.format(Locale.ROOT, "| %d %% ", count * 100 / TRIALS);
    }

    private static Customer someone(World world) {
        return named(world, Machine.common(world.random), true);
    }

    private static Customer rotating(World world) {
        return named(world, Machine.common(world.random), false);
    }

    private static Customer named(World world, Machine machine, boolean addressStays) {
        Line line = Line.JAPANESE_HOMES.get(world.random.nextInt(Line.JAPANESE_HOMES.size()));
        return new Customer(world, "customer-" + world.nextId(), machine, line, addressStays);
    }

    private static Machine thief(Customer victim) {
        Machine thief = victim.machine.lookalike();
        thief.copyTokensOf(victim.machine);
        return thief;
    }
}
