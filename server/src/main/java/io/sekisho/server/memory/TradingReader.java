package io.sekisho.server.memory;

import io.sekisho.engine.event.Order;
import io.sekisho.engine.fact.SizeClass;
import io.sekisho.engine.state.AskedOperation;
import io.sekisho.engine.state.Deal;
import io.sekisho.engine.state.Flow;
import io.sekisho.engine.state.Habits;
import io.sekisho.engine.state.Known;
import io.sekisho.engine.state.OddEntry;
import io.sekisho.engine.state.Paid;
import io.sekisho.engine.state.Payouts;
import io.sekisho.engine.state.Suspicion;
import io.sekisho.engine.state.Trading;
import io.sekisho.engine.state.TradingDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TradingWriter} writes. Java evaluates arguments from left to right, so each constructor reads its cells in order. */
final class TradingReader {

    private final Cells in;

    TradingReader(Cells in) {
        this.in = in;
    }

    Trading trading() {
        if (!in.enter()) {
            return Trading.NONE;
        }
        Trading trading = new Trading(
                in.list(cells -> new Flow(integer(), in.number(), in.number(), in.number() == 1)),
                in.list(cells -> day()),
                habits(),
                in.number());
        in.leave();
        return trading;
    }

    private TradingDay day() {
        return new TradingDay(
                integer(),
                integer(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.decimal(),
                in.number() == 1);
    }

    private Habits habits() {
        if (!in.enter()) {
            return Habits.NONE;
        }
        Habits habits = new Habits(
                known(),
                known(),
                known(),
                integer(),
                integer(),
                in.decimal(),
                in.decimal(),
                integer(),
                integer(),
                integer(),
                in.decimal());
        in.leave();
        return habits;
    }

    private Known known() {
        if (!in.enter()) {
            return Known.NONE;
        }
        Known known = new Known(in.numbers(), in.integers());
        in.leave();
        return known;
    }

    Payouts payouts() {
        if (!in.enter()) {
            return Payouts.NONE;
        }
        Payouts payouts = new Payouts(known(), integer(), in.decimal());
        in.leave();
        return payouts;
    }

    List<OddEntry> entries() {
        return in.list(cells ->
                new OddEntry(in.text(), in.time(), in.decimal(), StateReader.assuranceOrNull(in.textOrNull())));
    }

    List<AskedOperation> asked() {
        return in.list(cells -> new AskedOperation(in.text(), in.time(), in.texts(), deal(), paid()));
    }

    List<Suspicion> suspicions() {
        return in.list(cells -> new Suspicion(in.text(), in.time(), in.decimal()));
    }

    private @Nullable Deal deal() {
        if (!in.enter()) {
            return null;
        }
        Deal deal = new Deal(
                integer(),
                integer(),
                in.name(Order.Side.class),
                in.number(),
                in.number(),
                in.name(SizeClass.class),
                in.number() == 1,
                in.number(),
                in.number(),
                in.number());
        in.leave();
        return deal;
    }

    private @Nullable Paid paid() {
        if (!in.enter()) {
            return null;
        }
        Paid paid = new Paid(in.number(), integer(), in.number());
        in.leave();
        return paid;
    }

    private int integer() {
        return Math.toIntExact(in.number());
    }
}
