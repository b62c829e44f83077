package io.sekisho.engine.policy;

import dev.cel.runtime.CelVariableResolver;
import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules in force from an instant on.
 *
 * @param description what it is for, empty where the author wrote nothing
 * @param rules       asked in order; the first that matches decides
 * @param fallback    decides where none matches; bears the name {@link Rule#DEFAULT}
 */
public record PolicyVersion(
        Instant effectiveFrom, String description, Settings settings, List<Rule> rules, Rule fallback) {

    public PolicyVersion {
        rules = List.copyOf(rules);
    }

    /** Never throws: a condition that cannot be evaluated counts against the operation, and the ruling says so. */
    public Ruling rule(Situation situation) {
        CelVariableResolver variables = Variables.of(situation);
        Operation operation = situation.event().operation();
        String note = null;
        for (Rule rule : rules) {
            if (!rule.on().contains(operation)) {
                continue;
            }
            Condition when = rule.when();
            Condition.Answer answer = when == null ? Condition.Answer.YES : when.ask(variables);
            note = noted(note, rule, answer);
            if (answer.holds() || failsSafe(rule, answer)) {
                return rule.ruling(answer.holds(), note);
            }
        }
        return fallback.ruling(true, note);
    }

    /** Taking a broken rule as matched must never open a door. */
    private static boolean failsSafe(Rule rule, Condition.Answer answer) {
        return answer.failure() != null && rule.decide() != Decision.ALLOW;
    }

    private static @Nullable String noted(@Nullable String note, Rule rule, Condition.Answer answer) {
        if (answer.failure() == null) {
            return note;
        }
        String more = "condition of rule \"" + rule.name() + "\" could not be evaluated: " + answer.failure();
        return note == null ? more : note + "; " + more;
    }
}
