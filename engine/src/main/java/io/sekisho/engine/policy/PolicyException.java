package io.sekisho.engine.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy file that cannot be used, with everything found wrong in it. The message has one line for each problem. */
public final class PolicyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    PolicyException(String source, List<Problem> problems) {
        super(problems.stream().map(p -> p.text(source)).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
