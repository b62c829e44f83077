package io.sekisho.engine;

import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event judged.
 *
 * @param reasons every observation, the heaviest first; their bits add up to the risk's
 * @param policy  which version and rule decided
 * @param require with CHALLENGE, and with HOLD where the customer can release it: one method of each inner list
 * @param methods the methods that this account can use of those, in the policy's order
 * @param issues  whether the device token prepared for this login is handed out
 * @param suspends whether this suspends the account, which {@code next} then says
 * @param next    what Sekisho remembers of the account afterwards
 */
public record Verdict(
        Decision decision,
        Risk risk,
        List<Reason> reasons,
        PolicyRef policy,
        List<List<Method>> require,
        List<Method> methods,
        boolean issues,
        boolean suspends,
        AccountState next) {

    /**
     * The rule that decided.
     *
     * @param note what went wrong while the rules were asked, absent as a rule
     */
    public record PolicyRef(
            String name, int version, String rule, @Nullable String note) {}

    /** Whether a challenge goes with the answer. */
    public boolean asks() {
        return !methods.isEmpty();
    }
}
