package io.sekisho.engine.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelTypes;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Compiles conditions against the typed variables, so that a typo is found when a policy is loaded. */
final class Conditions {

    static final int MAX_LENGTH = 2000;

    /** Steps of all {@code exists}, {@code all} and {@code filter} in one evaluation: the longest list has far fewer. */
    static final int MAX_ITERATIONS = 1000;

    private static final int MAX_PARSE_DEPTH = 32;
    private static final int MAX_REGEX_INSTRUCTIONS = 500;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(MAX_PARSE_DEPTH)
            .maxRegexProgramSize(MAX_REGEX_INSTRUCTIONS)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private Conditions() {}

    private static CelCompiler compiler() {
        // No `map` (conditions ask, they do not build), no `has` (every variable is always there).
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.FILTER);
        Variables.all().forEach(variable -> builder.addVar(variable.name(), variable.type()));
        return builder.build();
    }

    /** The compiled condition, or null after adding what is wrong with it. */
    static @Nullable Condition compile(ScalarNode node, Problems problems) {
        CelValidationResult checked = COMPILER.compile(node.getValue());
        if (checked.hasError()) {
            for (CelIssue issue : checked.getErrors()) {
                problems.add(
                        line(node, issue.getSourceLocation()),
                        "when: " + ConditionIssues.inWords(issue, node.getValue()));
            }
            return null;
        }
        try {
            CelAbstractSyntaxTree ast = checked.getAst();
            if (!ast.getResultType().equals(SimpleType.BOOL)) {
                problems.add(node, "when: must be true or false, but is " + CelTypes.format(ast.getResultType()));
                return null;
            }
            ImpossibleWords.in(ast).forEach(word -> problems.add(line(node, word.at()), "when: " + word.message()));
            return new Condition(node.getValue(), RUNTIME.createProgram(ast));
        } catch (CelValidationException | CelEvaluationException e) {
            problems.add(node, "when: " + e.getMessage());
            return null;
        }
    }

    /** The line within the file: a literal block ({@code |}) keeps the author's lines, other styles fold them into one. */
    private static int line(ScalarNode node, CelSourceLocation at) {
        int start = Problems.lineOf(node);
        boolean keepsLines = node.getScalarStyle() == ScalarStyle.LITERAL;
        return keepsLines ? start + Math.max(at.getLine(), 1) : start;
    }
}
