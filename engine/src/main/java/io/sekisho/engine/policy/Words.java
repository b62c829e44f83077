package io.sekisho.engine.policy;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Method;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The words a policy file may use, in the order in which errors list them. */
final class Words {

    static final Map<String, Decision> DECISIONS = words(Decision.values(), Decision::name);
    static final Map<String, Decision> WITHOUT_METHOD =
            words(new Decision[] {Decision.HOLD, Decision.DENY, Decision.ALLOW}, Decision::name);
    static final Map<String, Operation> OPERATIONS = words(Operation.values(), Variables::wire);
    static final Map<String, Method> METHODS = words(Method.values(), Method::wire);
    static final Map<String, Risk.Level> LEVELS = words(Risk.Level.values(), Risk.Level::name);
    static final Map<String, Network.Kind> NETWORKS = words(Network.Kind.values(), Network.Kind::name);
    static final Map<String, Assurance> ASSURANCES = words(Assurance.values(), Words::lowerCase);
    static final Map<String, Settings.CallBack> CALL_BACK = words(Settings.CallBack.values(), Words::lowerCase);
    static final Map<String, Settings.LoginNotices> LOGIN_NOTICES =
            words(Settings.LoginNotices.values(), Words::lowerCase);
    static final Map<String, Settings.OrderNotices> ORDER_NOTICES =
            words(Settings.OrderNotices.values(), Words::lowerCase);
    static final Map<String, Optional<Watched.Action>> WATCH = watch();
    static final Map<String, Boolean> ALWAYS = words(new Boolean[] {true}, given -> "always");
    static final Map<String, Boolean> OPEN_OR_CLOSED = either("open", "closed");
    static final Map<String, Boolean> REQUIRED_OR_OPTIONAL = either("required", "optional");
    static final Map<String, Boolean> TRUE_OR_FALSE = either("true", "false");

    private Words() {}

    private static <T> Map<String, T> words(T[] values, Function<T, String> name) {
        Map<String, T> words = new LinkedHashMap<>();
        for (T value : values) {
            words.put(name.apply(value), value);
        }
        return Collections.unmodifiableMap(words);
    }

    private static Map<String, Boolean> either(String yes, String no) {
        return words(new Boolean[] {true, false}, given -> given ? yes : no);
    }

    private static Map<String, Optional<Watched.Action>> watch() {
        Map<String, Optional<Watched.Action>> words = new LinkedHashMap<>();
        for (Watched.Action action : Watched.Action.values()) {
            words.put(lowerCase(action), Optional.of(action));
        }
        words.put("never", Optional.empty());
        return Collections.unmodifiableMap(words);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
