package io.sekisho.simulator;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Login;
import io.sekisho.simulator.chance.Chance;
import io.sekisho.simulator.machine.Carrier;
import io.sekisho.simulator.market.Crowd;
import io.sekisho.simulator.market.TradingDays;
import java.util.List;

/** What honest customers do when they come; of one day. */
final class Customers {

    private static final double RARE_CHANGE = 0.002;
    private static final double WITHDRAWAL = 0.008;
    private static final double MISTYPED_BY_FORGETFUL = 0.35;
    private static final int OFFICE_FROM = 8 * 3600;
    private static final int OFFICE_TO = 18 * 3600;

    private final World world;
    private final int day;
    private final long epochDay;
    private final boolean trades;
    private final Trader trader;

    Customers(World world, int day, Crowd crowd, Crowd thinCrowd) {
        this.world = world;
        this.day = day;
        epochDay = world.epochDay(day);
        trades = TradingDays.trades(world.calendar().date(day));
        trader = new Trader(world, crowd, thinCrowd);
    }

    /** @param number tells an account's visits of a day apart */
    void visit(int account, Errand errand, int number, int second, List<Simulated> out) {
        Person person = world.person(account);
        Chance chance = Chance.of(world.seed(), Purpose.VISIT, account, ((long) day << 20) | number);
        boolean travels = person.travels(epochDay);
        boolean away = !travels && trades && second > OFFICE_FROM && second < OFFICE_TO && chance.happens(0.6);
        boolean atDesk = person.desktop() != null && !travels && !away && chance.happens(0.6);
        boolean drops = person.kind() == Honest.NO_COOKIES
                || chance.happens(world.config().rates().lostCookies());
        Client client = client(person, travels, away, atDesk, !drops, chance);
        Honest kind = kind(person, errand, travels, atDesk, drops);
        Visit visit = new Visit(
                world,
                "sm" + Long.toHexString(world.seed()) + "-" + Integer.toString(account, 36) + "-"
                        + Integer.toString(day, 36) + "-" + Integer.toString(number, 36),
                account,
                client,
                purse(person, errand),
                Label.honest(kind),
                world.calendar().millis(day, second) + chance.below(1_000),
                out);
        if (enters(visit, person, chance)) {
            carriesOut(errand, visit, person, chance);
        }
    }

    private Client client(Person person, boolean travels, boolean away, boolean atDesk, boolean shows, Chance chance) {
        Gear.Machine machine = Gear.Machine.of(world, person, atDesk, day);
        String token = shows ? machine.token() : null;
        if (travels) {
            Carrier abroad = Carrier.abroad(Chance.of(world.seed(), Purpose.ADDRESS, person.place(), epochDay / 90));
            return Gear.distant(
                    machine.setup(), machine.userAgent(), abroad.address(person.place(), chance), token, chance);
        }
        String address = away ? Gear.mobile(person, chance) : Gear.home(world, person, day, chance);
        return Gear.client(machine, address, shows, chance);
    }

    private Honest kind(Person person, Errand errand, boolean travels, boolean atDesk, boolean drops) {
        return switch (errand) {
            case Errand.Liquidation liquidation -> Honest.HOUSE_BUYER;
            case Errand.Withdrawing withdrawing -> Honest.HOUSE_BUYER;
            case Errand.ThinPurchase purchase -> Honest.THIN_AFTER_SALE;
            case Errand.News news -> Honest.NEWS;
            case Errand.Usual usual -> usually(person, travels, atDesk, drops);
        };
    }

    private Honest usually(Person person, boolean travels, boolean atDesk, boolean drops) {
        if (travels) {
            return Honest.TRIP;
        }
        if (person.newMachine(atDesk, epochDay)) {
            return Honest.NEW_MACHINE;
        }
        if (person.moved(epochDay)) {
            return Honest.MOVED;
        }
        if (person.returned(epochDay)) {
            return Honest.RETURNED;
        }
        return drops ? Honest.NO_COOKIES : person.kind();
    }

    /** Who has sold everything holds little, and cash until it is withdrawn. */
    private Purse purse(Person person, Errand errand) {
        long since = person.sinceLiquidation(epochDay, world.config().rates().liquidations());
        List<Holding> holdings = world.holdings(person);
        if ((since == 0 && errand instanceof Errand.Liquidation) || since > Plan.YEAR) {
            return new Purse(holdings, person.cash());
        }
        List<Holding> left = holdings.stream()
                .map(holding -> new Holding(holding.what(), holding.yen() / 20))
                .toList();
        boolean paid = since > Plan.WITHDRAWN_AFTER;
        return new Purse(left, paid ? person.cash() : person.cash() + person.holdings() / 100 * 95);
    }

    private boolean enters(Visit visit, Person person, Chance chance) {
        boolean forgetful = person.kind() == Honest.FORGETFUL;
        int failures = 0;
        if (chance.happens(
                forgetful ? MISTYPED_BY_FORGETFUL : world.config().rates().mistyped())) {
            failures = forgetful ? chance.between(1, 5) : chance.times(0.85);
        }
        for (int i = 0; i < failures; i++) {
            visit.fails();
            visit.waits(6 + chance.exponential(20));
        }
        if (failures > 0 && chance.happens(0.1)) {
            return false;
        }
        boolean byPasskey = person.passkey() && failures == 0;
        visit.enters(byPasskey ? Login.Factor.PASSKEY : Login.Factor.PASSWORD);
        visit.waits(10 + chance.exponential(60));
        return true;
    }

    private void carriesOut(Errand errand, Visit visit, Person person, Chance chance) {
        switch (errand) {
            case Errand.Usual usual -> usual(visit, person, usual.number(), chance);
            case Errand.Liquidation liquidation -> trader.sellsEverything(visit, chance);
            case Errand.Withdrawing withdrawing -> withdraws(visit, person, chance);
            case Errand.ThinPurchase purchase -> trader.buysThin(visit, chance);
            case Errand.News news -> trader.buysNews(visit, person, news.stock(), chance);
        }
    }

    private void usual(Visit visit, Person person, int number, Chance chance) {
        if (trades && person.kind() == Honest.DAY_TRADER && number == 0) {
            trader.tradesAllDay(visit, chance);
        } else if (trades && chance.happens(rebalancing())) {
            visit.as(Label.honest(Honest.REBALANCING));
            trader.rebalances(visit, chance);
        } else if (chance.happens(trades ? world.config().rates().trading() : 0.1)) {
            trader.trades(visit, person, chance);
        }
        if (chance.happens(RARE_CHANGE)) {
            visit.waits(30 + chance.exponential(60));
            visit.changes(chance.of(List.of(
                    Change.Field.EMAIL,
                    Change.Field.PHONE,
                    Change.Field.PASSWORD,
                    Change.Field.PIN,
                    Change.Field.BANK_ACCOUNT)));
        } else if (person.moved(epochDay) && chance.happens(0.1)) {
            visit.waits(30 + chance.exponential(60));
            visit.changes(Change.Field.ADDRESS);
        }
        if (chance.happens(WITHDRAWAL) && visit.purse().cash() > 100_000) {
            visit.waits(30 + chance.exponential(60));
            visit.withdraws(visit.purse().cash() / 100_000 * chance.between(1, 50) * 1_000, bank(person));
        }
    }

    private double rebalancing() {
        int ofYear = world.calendar().date(day).getDayOfYear();
        double rate = world.config().rates().rebalancing();
        return ofYear > 350 ? rate : rate / 30;
    }

    private static String bank(Person person) {
        return "bank-" + Person.id(person.account());
    }

    private void withdraws(Visit visit, Person person, Chance chance) {
        String bank = bank(person);
        if (chance.happens(0.2)) {
            visit.changes(Change.Field.BANK_ACCOUNT);
            visit.waits(60 + chance.exponential(120));
            bank += "-2";
        }
        visit.withdraws(visit.purse().cash() / 10_000 * chance.between(80, 99) * 100, bank);
    }
}
