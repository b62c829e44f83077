package io.sekisho.simulator;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.simulator.market.Exchange;
import io.sekisho.simulator.market.Stock;
import io.sekisho.simulator.market.StockMarket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One session of an account, from the login on: writes down what is done in it, one thing after the other. */
final class Visit {

    private static final long LOT = 100;
    private static final long FUND_UNITS = 10_000;
    private static final int PRICE_DIGITS = 3;

    private final World world;
    private final String id;
    private final String account;
    private final Client client;
    private final Purse purse;
    private final List<Simulated> out;
    private long millis;
    private Label label;
    private int written;

    /** @param id of the session; those of its events begin with it */
    Visit(
            World world,
            String id,
            int account,
            Client client,
            Purse purse,
            Label label,
            long millis,
            List<Simulated> out) {
        this.world = world;
        this.id = id;
        this.account = Person.id(account);
        this.client = client;
        this.purse = purse;
        this.label = label;
        this.millis = millis;
        this.out = out;
    }

    Purse purse() {
        return purse;
    }

    long millis() {
        return millis;
    }

    Visit as(Label next) {
        label = next;
        return this;
    }

    Visit waits(double seconds) {
        millis += Math.max(1, Math.round(seconds * 1000));
        return this;
    }

    /** Waits at least until then. */
    Visit until(long then) {
        millis = Math.max(millis + 1, then);
        return this;
    }

    void fails() {
        write(new Login(Login.Result.FAILURE, Login.Factor.PASSWORD));
    }

    void enters(Login.Factor factor) {
        write(new Login(Login.Result.SUCCESS, factor));
    }

    void changes(Change.Field field) {
        write(new Change(field));
    }

    void withdraws(long yen, String destination) {
        write(new Withdrawal(BigDecimal.valueOf(yen), "JPY", destination));
        purse.withdrawn(yen);
    }

    /** Buys a stock for about as much; nothing where that, or the cash, pays for no unit. Returns the units. */
    long buys(int stock, long yen, boolean atMarket) {
        return buys(stock, Math.min(yen, purse.cash()), price(stock), atMarket);
    }

    /** @param price in thousandths of the stock's currency */
    long buys(int stock, long yen, long price, boolean atMarket) {
        long units = lots(world.market().units(stock, yen, price));
        if (units == 0) {
            return 0;
        }
        long value = Math.max(1, world.market().yen(stock, units, price));
        write(order(Order.Side.BUY, stock, units, price, value, atMarket));
        purse.bought(value);
        return units;
    }

    /** Sells a part of one of the holdings; nothing where that is no unit. */
    void sells(int holding, int percent, boolean atMarket) {
        Holding held = purse.holdings().get(holding);
        long yen = held.yen() / 100 * percent;
        if (held.fund()) {
            long price = fundPrice(held.what());
            long units = yen * FUND_UNITS / price;
            if (units > 0) {
                write(fund(Order.Side.SELL, held.what(), units, yen));
                purse.sold(holding, yen);
            }
            return;
        }
        long price = price(held.what());
        long units = lots(world.market().units(held.what(), yen, price));
        if (units > 0) {
            long value = Math.max(1, world.market().yen(held.what(), units, price));
            write(order(Order.Side.SELL, held.what(), units, price, value, atMarket));
            purse.sold(holding, value);
        }
    }

    /** Sells units of a stock that the account holds beyond what it held before. */
    void sells(int stock, long units, long price) {
        long value = Math.max(1, world.market().yen(stock, units, price));
        write(order(Order.Side.SELL, stock, units, price, value, false));
        purse.soldOfRest(value);
    }

    void buysFund(int fund, long yen) {
        long spent = Math.min(yen, purse.cash());
        long units = Math.max(0, spent) * FUND_UNITS / fundPrice(fund);
        if (units > 0) {
            write(fund(Order.Side.BUY, fund, units, spent));
            purse.bought(spent);
        }
    }

    /** Whole lots where there are enough units for one; brokers sell single shares too. */
    private static long lots(long units) {
        return units < LOT ? Math.max(0, units) : units / LOT * LOT;
    }

    /** Of 10,000 units, in yen. */
    private static long fundPrice(int fund) {
        return 10_000 + 731L * (-1 - fund);
    }

    long price(int stock) {
        return world.market().price(stock, world.trading(world.calendar().dayOf(millis)), Calendar.secondOf(millis));
    }

    private Order order(Order.Side side, int stock, long units, long price, long value, boolean atMarket) {
        Stock traded = world.market().stocks().get(stock);
        Exchange exchange = traded.exchange();
        return new Order(
                side,
                Order.Instrument.EQUITY,
                traded.symbol(),
                BigDecimal.valueOf(units),
                atMarket ? null : money(StockMarket.tick(price)),
                exchange.currency(),
                BigDecimal.valueOf(value),
                BigDecimal.valueOf(purse.worth()),
                BigDecimal.valueOf(Math.max(0, purse.cash())));
    }

    private Order fund(Order.Side side, int fund, long units, long value) {
        return new Order(
                side,
                Order.Instrument.FUND,
                "0331%02d18".formatted(-1 - fund),
                BigDecimal.valueOf(units),
                null,
                "JPY",
                BigDecimal.valueOf(Math.max(1, value)),
                BigDecimal.valueOf(purse.worth()),
                BigDecimal.valueOf(Math.max(0, purse.cash())));
    }

    static BigDecimal money(long price) {
        BigDecimal exact = BigDecimal.valueOf(price, PRICE_DIGITS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private void write(Action action) {
        Event event = new Event(id + "-" + written++, Instant.ofEpochMilli(millis), account, id, client, action);
        out.add(new Simulated(event, label));
    }
}
