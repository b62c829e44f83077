package io.sekisho.simulator;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Login;
import io.sekisho.simulator.chance.Chance;
import java.util.ArrayList;
import java.util.List;

/** What thieves do on a day that belongs to no scheme. */
final class Background {

    private static final double LISTED_RIGHT = 0.003;
    private static final Purse NOTHING = new Purse(List.of(), 0);

    private final World world;
    private final int day;
    private final List<Simulated> out = new ArrayList<>();

    private Background(World world, int day) {
        this.world = world;
        this.day = day;
    }

    static List<Simulated> events(World world, int day) {
        Background background = new Background(world, day);
        if (day >= world.config().quietDays()) {
            background.stuffs();
            background.loots();
        }
        return background.out;
    }

    private void stuffs() {
        Chance chance = Chance.of(world.seed(), Purpose.STUFFING, day, 0);
        int runs = chance.poisson(world.config().rates().stuffing());
        for (int run = 0; run < runs; run++) {
            stuffs(run, chance);
        }
    }

    /** A list is tried from its beginning to its end, most of it in vain. */
    private void stuffs(int run, Chance chance) {
        Thief thief = new Thief(world, chance);
        boolean oneAddress = chance.happens(0.5);
        int tried = Math.min(
                world.config().rates().stuffedAccounts(), world.config().accounts() / 2);
        double pause = chance.between(600.0, 5_400.0) / Math.max(1, tried);
        double second = chance.between(0, 80_000);
        for (int i = 0; i < tried; i++) {
            int account = (int) ((i + chance.share()) * world.config().accounts() / tried);
            second += chance.exponential(pause);
            boolean right = chance.happens(LISTED_RIGHT);
            Visit visit = visit(
                    "b" + run + "-" + i,
                    account,
                    thief.tool(oneAddress, day, chance),
                    NOTHING,
                    new Label(right, AttackerClass.BOT, null, Step.PROBE, null),
                    (int) second);
            if (right) {
                visit.enters(Login.Factor.PASSWORD);
            } else {
                visit.fails();
            }
        }
    }

    private void loots() {
        Chance chance = Chance.of(world.seed(), Purpose.LOOTING, day, 0);
        int thefts = chance.poisson(
                world.config().rates().lootings() * world.config().accounts() / 100_000);
        for (int i = 0; i < thefts; i++) {
            loots(i, chance);
        }
    }

    private void loots(int number, Chance chance) {
        Person victim = world.person(chance.below(world.config().accounts()));
        AttackerClass attacker = chance.of(List.of(AttackerClass.values()));
        Thief thief = new Thief(world, chance);
        Visit visit = visit(
                "l" + number,
                victim.account(),
                thief.against(victim, attacker, day, chance),
                new Purse(world.holdings(victim), victim.cash()),
                Label.theft(attacker, null, Step.ENTRY),
                chance.between(0, 86_000));
        visit.enters(Login.Factor.PASSWORD);
        visit.waits(40 + chance.exponential(120));
        if (chance.happens(0.5)) {
            visit.as(Label.theft(attacker, null, Step.CHANGE)).changes(Change.Field.BANK_ACCOUNT);
            visit.waits(60 + chance.exponential(120)).as(Label.theft(attacker, null, Step.CASH_OUT));
            visit.withdraws(Math.max(1_000, visit.purse().cash() / 100 * 95), "bank-x" + chance.below(10_000));
        }
    }

    private Visit visit(String session, int account, Client client, Purse purse, Label label, int second) {
        String id = "sm" + Long.toHexString(world.seed()) + "-" + session + "-" + Integer.toString(day, 36) + "x"
                + Integer.toString(account, 36);
        return new Visit(
                world, id, account, client, purse, label, world.calendar().millis(day, second), out);
    }
}
