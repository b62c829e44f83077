package io.sekisho.engine.policy;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelVariableResolver;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.SizeClass;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Session;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every name that conditions may use (docs/policies.md), read from the situation only when a condition asks for it. What
 * the event does not have reads as an empty text, 0 or false.
 */
final class Variables {

    private static final List<Variable> ALL = Stream.of(
                    operations(), money(), riskAndClient(), accountAndPressure(), sessionAndTime(), levels())
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Variable> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(Variable::name, Function.identity()));

    private Variables() {}

    static List<Variable> all() {
        return ALL;
    }

    static Optional<Variable> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static CelVariableResolver of(Situation situation) {
        return name -> named(name).map(variable -> variable.read().apply(situation));
    }

    /** The name of an operation, side or result as policies and the API write it. */
    static String wire(Enum<?> constant) {
        return constant == Change.Field.BANK_ACCOUNT
                ? "bankAccount"
                : constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<Variable> operations() {
        return List.of(
                word("operation", wires(Operation.values()), s -> wire(s.event().operation())),
                word("login.result", orNone(wires(Login.Result.values())), of(Login.class, "", l -> wire(l.result()))),
                word("login.factor", orNone(wires(Login.Factor.values())), of(Login.class, "", l -> wire(l.factor()))),
                word("order.side", orNone(wires(Order.Side.values())), of(Order.class, "", o -> wire(o.side()))),
                word(
                        "order.instrument",
                        orNone(wires(Order.Instrument.values())),
                        of(Order.class, "", o -> wire(o.instrument()))),
                text("order.symbol", of(Order.class, "", Order::symbol)),
                text("order.market", s -> s.trade().market()),
                word(
                        "order.sizeClass",
                        orNone(wires(SizeClass.values())),
                        s -> s.trade().sizeClass()),
                truth("order.thin", s -> s.trade().thin()),
                real("order.participation", s -> s.trade().participation()),
                real("order.soldShare", s -> s.trade().soldShare()),
                word(
                        "order.watched",
                        orNone(wires(Watched.Action.values())),
                        s -> s.trade().watched()),
                word("change.field", orNone(wires(Change.Field.values())), of(Change.class, "", c -> wire(c.field()))));
    }

    private static List<Variable> money() {
        return List.of(
                integer("order.valueJpy", s -> s.event().action() instanceof Order order ? Yen.of(order) : 0),
                integer("withdrawal.amountJpy", s -> s.event().action() instanceof Withdrawal w ? Yen.of(w) : 0),
                integer(
                        "withdrawal.todayJpy",
                        s -> s.event().action() instanceof Withdrawal w ? Yen.today(w, s.withdrawnTodayJpy()) : 0),
                text("withdrawal.currency", of(Withdrawal.class, "", Withdrawal::currency)),
                text("withdrawal.destination", of(Withdrawal.class, "", Withdrawal::destination)),
                truth("withdrawal.destinationNew", s -> s.trade().destinationNew()));
    }

    private static List<Variable> riskAndClient() {
        return List.of(
                real("risk.score", s -> s.risk().score()),
                real("risk.bits", s -> s.risk().bits()),
                integer("risk.level", s -> rank(s.risk().level())),
                new Variable("signals", ListType.create(SimpleType.STRING), Set.of(), Situation::signals),
                truth("device.known", Situation::deviceKnown),
                truth("device.usual", Situation::deviceUsual),
                word(
                        "network.kind",
                        names(Network.Kind.values()),
                        s -> s.facts().network().kind().name()),
                text("network.country", s -> s.facts().network().country()),
                integer("network.asn", s -> s.facts().network().asn()));
    }

    private static List<Variable> accountAndPressure() {
        return List.of(
                integer("account.logins", Situation::accountLogins),
                integer("account.failures", Situation::accountFailures),
                truth("account.exposed", Situation::accountExposed),
                new Variable(
                        "account.methods",
                        ListType.create(SimpleType.STRING),
                        methods(),
                        s -> s.methods().stream().map(Method::wire).toList()),
                integer("pressure.addressAccounts", s -> s.facts().pressure().addressAccounts()),
                integer("pressure.networkAccounts", s -> s.facts().pressure().networkAccounts()),
                integer("pressure.toolAccounts", s -> s.facts().pressure().toolAccounts()),
                real("pressure.networkShare", s -> s.facts().pressure().networkShare()),
                real("pressure.toolShare", s -> s.facts().pressure().toolShare()));
    }

    private static List<Variable> sessionAndTime() {
        return List.of(
                truth("session.known", s -> s.session() != null),
                word("session.entry", with("none", wires(Session.Entry.values())), s -> entry(s.session())),
                word("session.method", orNone(methods()), s -> method(s.session())),
                word("session.assurance", orNone(wires(Assurance.values())), s -> assurance(s.session())),
                new Variable(
                        "time", SimpleType.TIMESTAMP, Set.of(), s -> s.event().time()));
    }

    private static Set<String> methods() {
        Set<String> methods = new LinkedHashSet<>();
        for (Method method : Method.values()) {
            methods.add(method.wire());
        }
        return methods;
    }

    private static List<Variable> levels() {
        return Arrays.stream(Risk.Level.values())
                .map(level -> integer(level.name(), s -> rank(level)))
                .toList();
    }

    private static long rank(Risk.Level level) {
        return switch (level) {
            case LOW -> 0;
            case MEDIUM -> 1;
            case HIGH -> 2;
            case CRITICAL -> 3;
        };
    }

    private static String entry(@Nullable Session session) {
        return session == null ? "none" : wire(session.entry());
    }

    private static String method(@Nullable Session session) {
        Method method = session == null ? null : session.method();
        return method == null ? "" : method.wire();
    }

    private static String assurance(@Nullable Session session) {
        Assurance assurance = session == null ? null : session.assurance();
        return assurance == null ? "" : wire(assurance);
    }

    private static <A> Function<Situation, Object> of(Class<A> part, Object none, Function<A, Object> read) {
        return s -> part.isInstance(s.event().action())
                ? read.apply(part.cast(s.event().action()))
                : none;
    }

    private static Variable word(String name, Set<String> values, Function<Situation, Object> read) {
        return new Variable(name, SimpleType.STRING, values, read);
    }

    private static Variable text(String name, Function<Situation, Object> read) {
        return word(name, Set.of(), read);
    }

    private static Variable integer(String name, ToLongFunction<Situation> read) {
        return new Variable(name, SimpleType.INT, Set.of(), read::applyAsLong);
    }

    private static Variable real(String name, Function<Situation, Object> read) {
        return variable(name, SimpleType.DOUBLE, read);
    }

    private static Variable truth(String name, Function<Situation, Object> read) {
        return variable(name, SimpleType.BOOL, read);
    }

    private static Variable variable(String name, CelType type, Function<Situation, Object> read) {
        return new Variable(name, type, Set.of(), read);
    }

    private static Set<String> wires(Enum<?>[] constants) {
        Set<String> words = new LinkedHashSet<>();
        for (Enum<?> constant : constants) {
            words.add(wire(constant));
        }
        return words;
    }

    private static Set<String> names(Enum<?>[] constants) {
        Set<String> words = new LinkedHashSet<>();
        for (Enum<?> constant : constants) {
            words.add(constant.name());
        }
        return words;
    }

    private static Set<String> orNone(Set<String> words) {
        return with("", words);
    }

    private static Set<String> with(String word, Set<String> words) {
        Set<String> more = new LinkedHashSet<>(words);
        more.add(word);
        return more;
    }
}
