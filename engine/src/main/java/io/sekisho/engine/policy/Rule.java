package io.sekisho.engine.policy;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.state.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a policy: on these operations, when this holds, decide so.
 *
 * @param when    absent: always
 * @param suspend whether what it decides on also suspends the account; a refused login never does
 */
public record Rule(
        String name,
        Set<Operation> on,
        @Nullable Condition when,
        Decision decide,
        List<List<Method>> require,
        Decision noMethod,
        boolean suspend,
        @Nullable String reason) {

    /** The name a ruling carries when no rule matched; no rule may bear it. */
    public static final String DEFAULT = "default";

    public Rule {
        on = Set.copyOf(on);
        require = require.stream().map(List::copyOf).toList();
    }

    /** @param held whether its condition holds; one that could not be asked decides, but stops no account */
    Ruling ruling(boolean held, @Nullable String note) {
        return new Ruling(decide, name, require, noMethod, suspend && held, reason, note);
    }
}
