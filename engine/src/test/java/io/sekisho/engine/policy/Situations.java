package io.sekisho.engine.policy;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Factors;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Situations for tests: an ordinary one of its kind at LOW risk on a usual device, and what is changed about it. */
record Situations(
        Action action,
        Instant time,
        double bits,
        List<String> signals,
        boolean known,
        boolean usual,
        int failures,
        long todayJpy,
        Network.Kind network,
        Pressure pressure,
        Set<Method> methods,
        @Nullable Session session) {

    static final Instant TIME = Instant.parse("2025-04-01T00:00:00Z");

    static final Session SESSION = session(Session.Entry.FULL, null);

    static Situations login(Login.Result result) {
        return of(new Login(result, Login.Factor.PASSWORD), null);
    }

    static Situations loginWithPasskey() {
        return of(new Login(Login.Result.SUCCESS, Login.Factor.PASSKEY), null);
    }

    static Situations order() {
        return order(new BigDecimal("246000"), null, "HKD");
    }

    static Situations order(@Nullable BigDecimal valueJpy, @Nullable BigDecimal price, String currency) {
        return of(
                new Order(
                        Order.Side.BUY,
                        Order.Instrument.EQUITY,
                        "0700.HK",
                        new BigDecimal("1000"),
                        price,
                        currency,
                        valueJpy,
                        null,
                        null),
                SESSION);
    }

    static Situations withdrawal(String amount, String currency) {
        BigDecimal value = new BigDecimal(amount);
        return of(new Withdrawal(value, currency, "bank-acct-7f3a"), SESSION).today(value.longValue());
    }

    static Situations change(Change.Field field) {
        return of(new Change(field), SESSION);
    }

    static Session session(Session.Entry entry, @Nullable Method method) {
        Assurance assurance = method == null ? null : Factors.NONE.best(method, TIME, Duration.ZERO);
        return new Session("s-77", "as_1", TIME, 0, entry, method, assurance);
    }

    private static Situations of(Action action, @Nullable Session session) {
        return new Situations(
                action,
                TIME,
                -5,
                List.of(),
                true,
                true,
                0,
                0,
                Network.Kind.UNLISTED,
                Pressure.NONE,
                Set.of(Method.EMAIL_CODE),
                session);
    }

    /** Bits that land in the middle of a level, with the working prior of 2^-7. */
    Situations at(Risk.Level level) {
        return bits(
                switch (level) {
                    case LOW -> -5;
                    case MEDIUM -> 5;
                    case HIGH -> 9;
                    case CRITICAL -> 15;
                });
    }

    Situations bits(double newBits) {
        return new Situations(
                action, time, newBits, signals, known, usual, failures, todayJpy, network, pressure, methods, session);
    }

    Situations signals(String... codes) {
        return new Situations(
                action,
                time,
                bits,
                List.of(codes),
                known,
                usual,
                failures,
                todayJpy,
                network,
                pressure,
                methods,
                session);
    }

    Situations unfamiliar() {
        return new Situations(
                action, time, bits, signals, false, false, failures, todayJpy, network, pressure, methods, session);
    }

    Situations failures(int count) {
        return new Situations(
                action, time, bits, signals, known, usual, count, todayJpy, network, pressure, methods, session);
    }

    Situations today(long yen) {
        return new Situations(
                action, time, bits, signals, known, usual, failures, yen, network, pressure, methods, session);
    }

    Situations from(Network.Kind kind) {
        return new Situations(
                action, time, bits, signals, known, usual, failures, todayJpy, kind, pressure, methods, session);
    }

    Situations under(Pressure some) {
        return new Situations(
                action, time, bits, signals, known, usual, failures, todayJpy, network, some, methods, session);
    }

    Situations in(@Nullable Session other) {
        return new Situations(
                action, time, bits, signals, known, usual, failures, todayJpy, network, pressure, methods, other);
    }

    Situations having(Method... some) {
        return new Situations(
                action,
                time,
                bits,
                signals,
                known,
                usual,
                failures,
                todayJpy,
                network,
                pressure,
                Set.of(some),
                session);
    }

    Situation build() {
        Client client = new Client("203.0.113.9", "Mozilla/5.0", null, null, null, null, null, Map.of(), null);
        Event event = new Event("a-1", time, "8021", session == null ? null : session.id(), client, action);
        return new Situation(
                event,
                facts(),
                Risk.of(bits),
                signals,
                known,
                usual,
                12,
                failures,
                false,
                todayJpy,
                methods,
                Trade.NONE,
                session);
    }

    private Facts facts() {
        Population.Levels none = new Population.Levels(new long[3], 0, 0);
        return new Facts(
                TIME,
                new Network("203.0.113.9", "203.0.113.0/24", 2516, "KDDI", "JP", network, "test"),
                new Browser("Mozilla/5.0", "Chrome 131", "Chrome", "Windows 10", "Windows", "desktop", "test"),
                new Token(null, "next"),
                new Population(0, 0, none, none),
                pressure);
    }
}
