package io.sekisho.engine.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** The faults found so far while reading one file; reading goes on after each, so that all are told at once. */
final class Problems {

    /** Faults told of one file; whoever has more mends these first. */
    static final int MAX_PROBLEMS = 100;

    private final List<Problem> found;
    private final @Nullable String rule;

    Problems() {
        this(new ArrayList<>(), null);
    }

    private Problems(List<Problem> found, @Nullable String rule) {
        this.found = found;
        this.rule = rule;
    }

    /** The same list, for what is found inside a rule. */
    Problems in(String ruleName) {
        return new Problems(found, ruleName);
    }

    void add(int line, String message) {
        if (found.size() < MAX_PROBLEMS) {
            found.add(new Problem(line, rule, message));
        }
    }

    void add(Node at, String message) {
        add(lineOf(at), message);
    }

    boolean any() {
        return !found.isEmpty();
    }

    List<Problem> inOrderOfLines() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line))
                .toList();
    }

    static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
