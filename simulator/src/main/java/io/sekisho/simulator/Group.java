package io.sekisho.simulator;

import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Login;
import io.sekisho.simulator.chance.Chance;
import io.sekisho.simulator.market.TradingDays;
import java.util.ArrayList;
import java.util.List;

/** All that happens because of a scheme: in the victims' accounts, and in those of the group itself. */
final class Group {

    private final World world;
    private final Plot plot;
    private final List<Simulated> out = new ArrayList<>();

    private Group(World world, Plot plot) {
        this.world = world;
        this.plot = plot;
    }

    static List<Simulated> events(World world, Plot plot) {
        Group group = new Group(world, plot);
        group.robs();
        for (int i = 0; i < plot.beneficiaries().size(); i++) {
            group.benefits(i);
        }
        return group.out;
    }

    private void robs() {
        Chance chance = Chance.of(world.seed(), Purpose.PLOT, plot.number(), 1);
        Thief thief = new Thief(world, chance);
        int harvestDay = Math.max(0, plot.pumps().getFirst() - chance.between(1, 4));
        long harvested = world.calendar().millis(harvestDay, chance.between(7, 22) * 3600);
        for (int i = 0; i < plot.victims().size(); i++) {
            new Robbery(world, plot, i, thief, out).happens(harvested);
        }
    }

    /** Buys little by little before, and sells into the rise. */
    private void benefits(int number) {
        Chance chance = Chance.of(world.seed(), Purpose.BENEFICIARY, plot.number(), number);
        int account = plot.beneficiaries().get(number);
        Plot.Target target = plot.targets().get(number % plot.targets().size());
        long usual = Math.max(100, world.market().usualVolume(target.stock()));
        int last = plot.pumps().getLast();
        long held = 0;
        for (int day = plot.begins(); day < plot.pumps().getFirst(); day++) {
            if (TradingDays.trades(world.calendar().date(day)) && chance.happens(0.45)) {
                held += prepares(account, target, Math.max(1, usual * chance.between(50, 300) / 1000), day, chance);
            }
        }
        // Where too few days were simulated before, the group bought earlier.
        exits(account, target, held == 0 ? Math.max(100, usual / 2) : held, last, chance);
    }

    private long prepares(int account, Plot.Target target, long units, int day, Chance chance) {
        Visit visit = visit(account, day, chance.between(9 * 3600, 15 * 3600), "b", Step.PREPARATION, chance);
        long price = visit.price(target.stock());
        long yen = world.market().yen(target.stock(), Math.max(1, units), price) + price / 1000 + 1;
        visit.purse().borrow(Math.max(0, yen - visit.purse().cash()));
        return visit.buys(target.stock(), yen, false);
    }

    private void exits(int account, Plot.Target target, long held, int day, Chance chance) {
        int from = plot.second() + chance.between(15 * 60, 45 * 60);
        Visit visit = visit(account, day, from, "e", Step.EXIT, chance);
        long begins = world.calendar().millis(day, plot.second());
        int slices = chance.between(3, 8);
        long slice = Math.max(1, held / slices);
        for (long left = held; left > 0; left -= slice) {
            double seconds = (visit.millis() - begins) / 1000.0;
            long price = plot.price(target, plot.pumps().size() - 1, seconds);
            visit.sells(target.stock(), Math.min(slice, left), price);
            visit.waits(30 + chance.exponential(240));
        }
    }

    private Visit visit(int account, int day, int second, String session, Step step, Chance chance) {
        Person person = world.person(account);
        Gear.Machine machine = Gear.Machine.of(world, person, person.desktop() != null, day);
        Client client = Gear.client(machine, Gear.home(world, person, day, chance), true, chance);
        String id = "sm" + Long.toHexString(world.seed()) + "-s" + (plot.number() + 1) + "-" + session + account + "-"
                + day;
        Visit visit = new Visit(
                world,
                id,
                account,
                client,
                new Purse(world.holdings(person), person.cash()),
                Label.beneficiary(plot.id(), step),
                world.calendar().millis(day, second),
                out);
        visit.enters(Login.Factor.PASSWORD);
        return visit.waits(20 + chance.exponential(60));
    }
}
