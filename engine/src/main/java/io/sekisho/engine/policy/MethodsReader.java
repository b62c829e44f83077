package io.sekisho.engine.policy;

import io.sekisho.engine.Decision;
import io.sekisho.engine.state.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code require}: a list of lists of methods, one of each inner list to be passed. */
final class MethodsReader {

    private static final String EXAMPLE =
            "such as [[passkey, emailCode], [phoneCall]]: one of each inner list is asked";

    private MethodsReader() {}

    /** @param decide what the methods are asked for, null where that could not be read */
    static List<List<Method>> read(Fields fields, @Nullable Decision decide) {
        Node value = fields.get("require");
        if (value == null) {
            if (decide == Decision.CHALLENGE) {
                fields.problems().add(fields.node(), "CHALLENGE needs require, " + EXAMPLE);
            }
            return List.of();
        }
        if (decide == Decision.ALLOW || decide == Decision.DENY) {
            fields.problems().add(value, "require goes with CHALLENGE or HOLD, not with " + decide);
        }
        return lists(value, fields);
    }

    private static List<List<Method>> lists(Node value, Fields fields) {
        List<List<Method>> lists = new ArrayList<>();
        List<Node> items = fields.items("require");
        if (!(value instanceof SequenceNode) || items.isEmpty() || items.size() > Method.values().length) {
            fields.problems().add(value, "require must be one to three lists, " + EXAMPLE);
            return lists;
        }
        for (Node item : items) {
            if (item instanceof SequenceNode inner) {
                lists.add(alternatives(inner, fields.problems()));
            } else {
                fields.problems().add(item, "require must be a list of lists, " + EXAMPLE);
            }
        }
        return lists;
    }

    private static List<Method> alternatives(SequenceNode inner, Problems problems) {
        List<Method> methods = new ArrayList<>();
        for (Node item : inner.getValue()) {
            Method method = Fields.word(item, "require", Words.METHODS, problems);
            if (method != null && methods.contains(method)) {
                problems.add(item, "require: " + method.wire() + " stands twice in one list");
            } else if (method != null) {
                methods.add(method);
            }
        }
        if (inner.getValue().isEmpty()) {
            problems.add(inner, "require: an inner list is empty");
        }
        return methods;
    }
}
