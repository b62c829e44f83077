package io.sekisho.engine.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import org.jspecify.annotations.Nullable;

/** A checked and compiled condition in the Common Expression Language; safe for use by many threads. */
public final class Condition {

    private final String text;
    private final Program program;

    Condition(String text, Program program) {
        this.text = text;
        this.program = program;
    }

    /** The condition as written. */
    public String text() {
        return text;
    }

    Answer ask(CelVariableResolver variables) {
        try {
            return program.eval(variables) instanceof Boolean holds
                    ? (holds ? Answer.YES : Answer.NO)
                    : new Answer(false, "not a truth value");
        } catch (CelEvaluationException | RuntimeException e) {
            // Whatever goes wrong in an author's expression, an event still gets its decision.
            return new Answer(false, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /** @param failure why the condition could not be evaluated */
    record Answer(boolean holds, @Nullable String failure) {

        static final Answer YES = new Answer(true, null);
        static final Answer NO = new Answer(false, null);
    }
}
