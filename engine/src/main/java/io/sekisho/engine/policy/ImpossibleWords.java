package io.sekisho.engine.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds comparisons of a variable with a text it can never be, such as {@code login.result == 'sucess'}: well typed, and
 * yet a rule that never matches.
 */
final class ImpossibleWords {

    private static final Set<String> EQUALITIES = Set.of("_==_", "_!=_");
    private static final String IN = "@in";
    private static final Pattern REASON_CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private ImpossibleWords() {}

    record Found(CelSourceLocation at, String message) {}

    static List<Found> in(CelAbstractSyntaxTree ast) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL)
                .flatMap(expr -> wrongIn(expr.call()).map(wrong -> found(ast, expr, wrong)))
                .toList();
    }

    private static Found found(CelAbstractSyntaxTree ast, CelExpr call, String message) {
        int offset = ast.getSource().getPositionsMap().getOrDefault(call.id(), 0);
        return new Found(ast.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.NONE), message);
    }

    private static Stream<String> wrongIn(CelExpr.CelCall call) {
        if (call.args().size() != 2) {
            return Stream.empty();
        }
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        if (EQUALITIES.contains(call.function())) {
            return Stream.concat(compared(left, right), compared(right, left));
        }
        if (!call.function().equals(IN)) {
            return Stream.empty();
        }
        return right.getKind() == CelExpr.ExprKind.Kind.LIST
                ? right.list().elements().stream().flatMap(element -> compared(left, element))
                : element(left, right);
    }

    private static Stream<String> compared(CelExpr side, CelExpr other) {
        Optional<Variable> variable = variable(side).filter(v -> !v.values().isEmpty());
        return variable.isEmpty()
                ? Stream.empty()
                : text(other).filter(text -> !variable.get().values().contains(text)).stream()
                        .map(text -> variable.get().name() + " is never '" + text + "' (it is one of "
                                + words(variable.get()) + ")");
    }

    /** Of a list that is a variable: its words, or where it names none, reason codes. */
    private static Stream<String> element(CelExpr element, CelExpr list) {
        Optional<Variable> variable = variable(list);
        if (variable.isPresent() && !variable.get().values().isEmpty()) {
            return compared(list, element);
        }
        return variable.isPresent()
                ? text(element).filter(text -> !REASON_CODE.matcher(text).matches()).stream()
                        .map(text -> "'" + text + "' is no reason code such as DEVICE_NEW")
                : Stream.empty();
    }

    private static String words(Variable variable) {
        return String.join(
                ", ", variable.values().stream().map(w -> "'" + w + "'").toList());
    }

    private static Optional<Variable> variable(CelExpr expr) {
        return dotted(expr).flatMap(Variables::named);
    }

    private static Optional<String> dotted(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> Optional.of(expr.ident().name());
            case SELECT ->
                dotted(expr.select().operand())
                        .map(before -> before + "." + expr.select().field());
            default -> Optional.empty(); // no other kind of expression is a name
        };
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }
}
