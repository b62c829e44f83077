package io.sekisho.server.memory;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Changed;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Factors;
import io.sekisho.engine.state.Failure;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.LoginHistory;
import io.sekisho.engine.state.LoginTraits;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.PendingLogin;
import io.sekisho.engine.state.Restraints;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.Setup;
import io.sekisho.engine.state.Spending;
import io.sekisho.engine.state.ValueCounts;
import io.sekisho.engine.state.Vouched;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateWriter} writes. Java evaluates arguments from left to right, so each constructor reads its cells in order. */
final class StateReader {

    private final Cells in;

    StateReader(Cells in) {
        this.in = in;
    }

    AccountState state() {
        if (!in.enter()) {
            throw new IllegalStateException("an account's memory is an array");
        }
        TradingReader money = new TradingReader(in);
        AccountState state = new AccountState(
                in.name(AccountState.Status.class),
                in.timeOrNull(),
                in.timeOrNull(),
                in.textOrNull(),
                history(),
                in.list(StateReader::device),
                in.list(StateReader::session),
                in.list(StateReader::failure),
                in.list(this::pending),
                in.list(cells -> new Vouched(cells.text(), cells.time(), cells.number() == 1)),
                withdrawn(),
                factors(),
                restraints(),
                in.list(StateReader::hold),
                in.list(cells -> new Changed(Change.Field.valueOf(cells.text()), cells.time())),
                money.trading(),
                money.payouts(),
                money.entries(),
                money.asked(),
                money.suspicions());
        in.leave();
        return state;
    }

    private LoginHistory history() {
        if (!in.enter()) {
            return LoginHistory.NONE;
        }
        LoginHistory history = new LoginHistory(
                Math.toIntExact(in.number()),
                counts(),
                counts(),
                counts(),
                counts(),
                counts(),
                counts(),
                counts(),
                counts(),
                counts(),
                counts(),
                counts(),
                in.integers());
        in.leave();
        return history;
    }

    private ValueCounts counts() {
        if (!in.enter()) {
            return ValueCounts.NONE;
        }
        ValueCounts counts = new ValueCounts(in.numbers(), in.integers());
        in.leave();
        return counts;
    }

    private static Device device(Cells in) {
        return new Device(
                in.text(),
                in.texts(),
                LongStream.of(in.numbers()).boxed().toList(),
                in.name(Device.Standing.class),
                in.text(),
                in.text(),
                in.number(),
                in.time(),
                in.time(),
                in.textOrNull());
    }

    private static Session session(Cells in) {
        return new Session(
                in.text(),
                in.text(),
                in.time(),
                in.decimal(),
                in.name(Session.Entry.class),
                methodOrNull(in.textOrNull()),
                assuranceOrNull(in.textOrNull()));
    }

    private static @Nullable Method methodOrNull(@Nullable String wire) {
        return wire == null ? null : Method.ofWire(wire).orElseThrow();
    }

    static @Nullable Assurance assuranceOrNull(@Nullable String name) {
        return name == null ? null : Assurance.valueOf(name);
    }

    private static Failure failure(Cells in) {
        return new Failure(in.time(), in.number(), in.number());
    }

    private PendingLogin pending(Cells cells) {
        return new PendingLogin(cells.text(), cells.time(), traits(), cells.text(), cells.textOrNull(), cells.texts());
    }

    private LoginTraits traits() {
        if (!in.enter()) {
            throw new IllegalStateException("a pending login has traits");
        }
        LoginTraits traits = new LoginTraits(
                in.number(),
                in.number(),
                in.text(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                new Setup(in.number(), in.number(), in.number()));
        in.leave();
        return traits;
    }

    private Spending withdrawn() {
        if (!in.enter()) {
            return Spending.NONE;
        }
        Spending spending = new Spending(LocalDate.ofEpochDay(in.number()), in.number(), in.number());
        in.leave();
        return spending;
    }

    private Factors factors() {
        if (!in.enter()) {
            return Factors.NONE;
        }
        Factors factors = new Factors(methods(in.texts()), times(in.numbers()), in.timeOrNull(), in.timeOrNull());
        in.leave();
        return factors;
    }

    private Restraints restraints() {
        if (!in.enter()) {
            return Restraints.NONE;
        }
        Restraints restraints = new Restraints(
                LongStream.of(in.numbers()).boxed().toList(), fields(in.texts()), in.number() == 1, in.timeOrNull());
        in.leave();
        return restraints;
    }

    private static Set<Change.Field> fields(List<String> names) {
        Set<Change.Field> fields = EnumSet.noneOf(Change.Field.class);
        names.forEach(name -> fields.add(Change.Field.valueOf(name)));
        return fields;
    }

    private static Hold hold(Cells in) {
        return new Hold(in.text(), in.text(), in.text(), in.time(), in.name(Hold.Stand.class));
    }

    private static Set<Method> methods(List<String> wires) {
        Set<Method> methods = EnumSet.noneOf(Method.class);
        wires.forEach(wire -> methods.add(Method.ofWire(wire).orElseThrow()));
        return Set.copyOf(methods);
    }

    private static List<Instant> times(long[] millis) {
        return Arrays.stream(millis).mapToObj(Instant::ofEpochMilli).toList();
    }
}
