package io.sekisho.engine.policy;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in an author's words what the compiler of conditions found. */
final class ConditionIssues {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*", Pattern.DOTALL);
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']+)' applied to '(.*?)' .*", Pattern.DOTALL);
    private static final Pattern DOTTED = Pattern.compile("\\w+(\\.\\w+)*(?!\\w*\\()");

    private ConditionIssues() {}

    static String inWords(CelIssue issue, String text) {
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        if (undeclared.matches()) {
            return undeclared(undeclared.group(1), from(text, issue.getSourceLocation()));
        }
        Matcher noOverload = NO_OVERLOAD.matcher(issue.getMessage());
        if (noOverload.matches()) {
            return noOverload.group(1).replace("_", "").replace("@", "") + " cannot be used on " + noOverload.group(2);
        }
        return issue.getMessage();
    }

    /** The compiler names the first part of a dotted name only; the author wants to see what he wrote. */
    private static String undeclared(String first, String rest) {
        Matcher dotted = DOTTED.matcher(rest);
        if (!dotted.lookingAt() || !rest.startsWith(first)) {
            return "unknown function " + first;
        }
        String near = Variables.all().stream()
                .map(Variable::name)
                .filter(name -> name.startsWith(first + "."))
                .collect(Collectors.joining(", "));
        return "unknown variable " + dotted.group() + (near.isEmpty() ? "" : " (there are " + near + ")");
    }

    private static String from(String text, CelSourceLocation at) {
        String line =
                text.lines().skip(Math.max(at.getLine() - 1, 0)).findFirst().orElse("");
        return line.substring(Math.clamp(at.getColumn(), 0, line.length()));
    }
}
