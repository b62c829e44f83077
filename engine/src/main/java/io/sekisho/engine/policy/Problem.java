package io.sekisho.engine.policy;

import org.jspecify.annotations.Nullable;

/**
 * One fault of a policy file.
 *
 * @param line    line of the file, from 1
 * @param rule    name of the rule it is in, or {@code #3} for the third rule when it has no name; absent outside rules
 * @param message what is wrong with which field, and what to write instead
 */
public record Problem(int line, @Nullable String rule, String message) {

    /** As one line of text, such as {@code bank.yaml:12: rule "large": decide is missing}. */
    public String text(String source) {
        String where = source + ":" + line + ": ";
        return rule == null ? where + message : where + "rule \"" + rule + "\": " + message;
    }
}
