package io.sekisho.engine.policy;

import io.sekisho.engine.Decision;
import io.sekisho.engine.state.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says to one situation.
 *
 * @param rule     name of the rule that decided, {@code default} where none matched
 * @param require  one method of each inner list must be passed; empty where nothing is asked, and for a HOLD that only an
 *                 analyst releases
 * @param noMethod what a CHALLENGE becomes for an account that lacks a usable method
 * @param suspend  whether the account is suspended
 * @param reason   why the rule is there, in its author's words
 * @param note     conditions that could not be evaluated on the way, absent as a rule
 */
public record Ruling(
        Decision decision,
        String rule,
        List<List<Method>> require,
        Decision noMethod,
        boolean suspend,
        @Nullable String reason,
        @Nullable String note) {

    public Ruling {
        require = require.stream().map(List::copyOf).toList();
    }
}
