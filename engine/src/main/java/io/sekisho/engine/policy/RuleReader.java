package io.sekisho.engine.policy;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.state.Method;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the rules of one version, and its default, which is a rule without a condition. */
final class RuleReader {

    static final int MAX_NAME = 120;
    static final int MAX_REASON = 1000;

    private static final List<String> FIELDS =
            List.of("name", "on", "when", "decide", "require", "noMethod", "suspend", "reason");
    private static final List<String> DEFAULT_FIELDS = List.of("decide", "require", "noMethod", "reason");
    private static final Set<Operation> EVERY = Set.of(Operation.values());

    private RuleReader() {}

    static List<Rule> rules(Fields version) {
        Node value = version.get("rules");
        if (value != null && !(value instanceof SequenceNode)) {
            version.problems().add(value, "rules must be a list");
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Node item : version.items("rules")) {
            rules.add(rule(item, names, version.problems()));
        }
        return rules;
    }

    private static Rule rule(Node node, List<String> namesBefore, Problems problems) {
        String position = "#" + (namesBefore.size() + 1);
        Fields unnamed = Fields.of(node, "a rule", FIELDS, problems.in(nameOr(node, position)));
        String name = name(unnamed, namesBefore);
        namesBefore.add(name == null ? position : name);
        Fields fields = unnamed.in(name == null ? position : name);
        return verdict(fields, name == null ? position : name, operations(fields), condition(fields));
    }

    /** The name a rule gives itself, before anything else of it is read. */
    private static String nameOr(Node node, String position) {
        String name = Fields.of(node, "", FIELDS, new Problems()).text("name", MAX_NAME);
        return name == null || name.isBlank() ? position : name;
    }

    private static @Nullable String name(Fields fields, List<String> namesBefore) {
        Node at = fields.required("name");
        String name = fields.text("name", MAX_NAME);
        if (at == null || name == null) {
            return null;
        }
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            fields.problems().add(at, "name must be one line of text");
            return null;
        }
        if (name.equals(Rule.DEFAULT)) {
            fields.problems().add(at, "name: \"default\" means that no rule matched; choose another");
        } else if (namesBefore.contains(name)) {
            fields.problems().add(at, "name: an earlier rule of this version has the same");
        }
        return name;
    }

    private static Set<Operation> operations(Fields fields) {
        if (!fields.has("on")) {
            return EVERY;
        }
        List<Operation> read = fields.words("on", Words.OPERATIONS);
        if (fields.items("on").isEmpty()) {
            fields.problems().add(fields.node(), "on is empty: name an operation, or leave it out for all");
        }
        return read.isEmpty() ? EVERY : EnumSet.copyOf(read);
    }

    private static @Nullable Condition condition(Fields fields) {
        Node value = fields.get("when");
        if (value == null || Fields.scalar(value, "when", fields.problems()) == null) {
            return null;
        }
        return Conditions.compile((ScalarNode) value, fields.problems());
    }

    /** A decision alone, or a mapping where it asks for methods. */
    static Rule fallback(Fields version) {
        Node value = version.required("default");
        if (value instanceof ScalarNode) {
            Decision decision = version.word("default", Words.DECISIONS, Decision.DENY);
            if (decision == Decision.CHALLENGE) {
                version.problems()
                        .add(
                                value,
                                "default: CHALLENGE needs methods: {decide: CHALLENGE, require: [[passkey,"
                                        + " emailCode]]}");
            }
            return new Rule(Rule.DEFAULT, EVERY, null, decision, List.of(), Decision.HOLD, false, null);
        }
        Node node = value == null ? version.node() : value;
        Problems problems = value == null ? new Problems() : version.problems();
        return verdict(Fields.of(node, "default", DEFAULT_FIELDS, problems), Rule.DEFAULT, EVERY, null);
    }

    private static Rule verdict(Fields fields, String name, Set<Operation> on, @Nullable Condition when) {
        fields.required("decide");
        Decision decide = fields.word("decide", Words.DECISIONS, Decision.DENY);
        List<List<Method>> require = MethodsReader.read(fields, fields.has("decide") ? decide : null);
        Decision noMethod = fields.word("noMethod", Words.WITHOUT_METHOD, Decision.HOLD);
        Node at = fields.get("noMethod");
        if (at != null && decide != Decision.CHALLENGE) {
            fields.problems().add(at, "noMethod goes with CHALLENGE, not with " + decide);
        }
        boolean suspend = suspend(fields, decide);
        return new Rule(name, on, when, decide, require, noMethod, suspend, fields.text("reason", MAX_REASON));
    }

    /** What suspends an account is refused, and nobody releases it by a challenge. */
    private static boolean suspend(Fields fields, Decision decide) {
        Node at = fields.get("suspend");
        if (at == null) {
            return false;
        }
        boolean suspend = fields.word("suspend", Words.TRUE_OR_FALSE, false);
        if (suspend && decide != Decision.HOLD && decide != Decision.DENY) {
            fields.problems().add(at, "suspend goes with HOLD or DENY, not with " + decide);
        }
        if (suspend && fields.has("require")) {
            fields.problems().add(at, "suspend leaves nothing to release: leave out require");
        }
        return suspend;
    }
}
