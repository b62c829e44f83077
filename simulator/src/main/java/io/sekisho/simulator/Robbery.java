package io.sekisho.simulator;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Login;
import io.sekisho.simulator.chance.Chance;
import java.util.ArrayList;
import java.util.List;

/** All that is done in one victim's account for a scheme. */
final class Robbery {

    /** Yen: below what a fixed limit on orders would notice. */
    private static final long SMALL_LEAST = 40_000;

    private static final long SMALL_MOST = 180_000;
    private static final int SLICES_MOST = 120;

    private final World world;
    private final Plot plot;
    private final Plot.Victim victim;
    private final Thief thief;
    private final Person person;
    private final Chance chance;
    private final List<Simulated> out;
    private final long begins;

    Robbery(World world, Plot plot, int number, Thief thief, List<Simulated> out) {
        this.world = world;
        this.plot = plot;
        this.thief = thief;
        this.out = out;
        victim = plot.victims().get(number);
        person = world.person(victim.account());
        chance = Chance.of(world.seed(), Purpose.VICTIM, plot.number(), number);
        begins = world.calendar().millis(day(), plot.second());
    }

    private int day() {
        return plot.pumps().get(victim.pump());
    }

    /** @param harvested milliseconds of the epoch at which the credentials came in with those of others */
    void happens(long harvested) {
        Client client = thief.against(person, victim.attacker(), day(), chance);
        if (victim.attacker() == AttackerClass.INSIDER) {
            putsInAContact(client);
        } else if (victim.attacker() != AttackerClass.RELAY && chance.happens(0.4)) {
            looksIn("h", client, harvested + Math.round(chance.exponential(600) * 1000), Step.PROBE);
        }
        if (plot.variant() == Variant.QUIET_ENTRY) {
            int evening = Math.max(0, day() - 1);
            looksIn("q", client, world.calendar().millis(evening, chance.between(19, 23) * 3600), Step.ENTRY);
        }
        robs(client);
    }

    private void putsInAContact(Client client) {
        int earlier = Math.max(0, day() - chance.between(3, 9));
        Visit visit = visit("i", client, world.calendar().millis(earlier, chance.between(60, 86_000)), Step.ENTRY);
        visit.enters(Login.Factor.PASSWORD);
        visit.waits(40 + chance.exponential(60)).as(label(Step.CHANGE));
        visit.changes(chance.happens(0.5) ? Change.Field.PHONE : Change.Field.EMAIL);
    }

    private void looksIn(String session, Client client, long millis, Step step) {
        if (millis < begins) {
            visit(session, client, millis, step).enters(Login.Factor.PASSWORD);
        }
    }

    private void robs(Client client) {
        long buysFrom = begins + victim.delay() * 1000L;
        Visit visit = visit("t", client, buysFrom - chance.between(300, 900) * 1000L, Step.ENTRY);
        visit.enters(Login.Factor.PASSWORD);
        visit.waits(30 + chance.exponential(60));
        if (plot.variant() == Variant.PASSKEY_SWAP) {
            visit.as(label(Step.CHANGE));
            visit.changes(Change.Field.PASSKEY);
            visit.waits(30 + chance.exponential(20)).changes(Change.Field.PASSKEY);
            visit.waits(20 + chance.exponential(20));
        }
        liquidates(visit);
        visit.until(buysFrom);
        pumps(visit);
    }

    private void liquidates(Visit visit) {
        visit.as(label(Step.LIQUIDATION));
        if (plot.variant() == Variant.MARGIN) {
            visit.purse().borrow(victim.budget());
            return;
        }
        long enough = plot.variant() == Variant.PARTIAL ? victim.budget() : Long.MAX_VALUE;
        long before = visit.purse().cash();
        for (int i = 0; i < visit.purse().holdings().size() && visit.purse().cash() - before < enough; i++) {
            long missing =
                    enough == Long.MAX_VALUE ? enough : enough - (visit.purse().cash() - before);
            long held = Math.max(1, visit.purse().holdings().get(i).yen());
            visit.sells(i, missing >= held ? 100 : (int) Math.max(1, missing / Math.max(1, held / 100)), true);
            visit.waits(5 + chance.exponential(25));
        }
    }

    private void pumps(Visit visit) {
        visit.as(label(Step.PUMP));
        long left = Math.min(victim.budget(), visit.purse().cash());
        boolean small = plot.variant() == Variant.SMALL_SLICES;
        int slices = small
                ? Math.clamp(left / chance.between(SMALL_LEAST, SMALL_MOST), 2, SLICES_MOST)
                : chance.between(3, 8) * plot.targets().size();
        long slice = left / slices;
        double pause = (small ? 1_500.0 : 900.0) / slices;
        for (int i = 0; i < slices; i++) {
            buys(visit, i, slice);
            visit.waits(2 + chance.exponential(pause));
        }
        visit.as(label(Step.RETRY));
        for (int i = 0; i < plot.retries(); i++) {
            visit.waits(20 + chance.exponential(60));
            buys(visit, i, slice / 4);
        }
    }

    private void buys(Visit visit, int number, long yen) {
        Plot.Target target = plot.targets().get(number % plot.targets().size());
        double seconds = (visit.millis() - begins) / 1000.0;
        visit.buys(target.stock(), yen, plot.price(target, victim.pump(), seconds), chance.happens(0.3));
    }

    private Visit visit(String session, Client client, long millis, Step step) {
        String id =
                "sm" + Long.toHexString(world.seed()) + "-s" + (plot.number() + 1) + "-" + session + victim.account();
        Purse purse = new Purse(new ArrayList<>(world.holdings(person)), person.cash());
        return new Visit(world, id, victim.account(), client, purse, label(step), millis, out);
    }

    private Label label(Step step) {
        return Label.theft(victim.attacker(), plot.id(), step);
    }
}
