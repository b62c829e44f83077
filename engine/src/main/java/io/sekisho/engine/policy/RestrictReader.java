package io.sekisho.engine.policy;

import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Assurance;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code restrict}: which assurance an operation needs at which level, and the networks from which nothing relayable counts. */
final class RestrictReader {

    private RestrictReader() {}

    static Settings.Restrict read(@Nullable Node node, Problems problems) {
        Settings.Restrict defaults = Settings.DEFAULT.restrict();
        if (node == null) {
            return defaults;
        }
        Fields fields = Fields.of(node, "restrict", List.of("atLevel", "assurance", "networks"), problems);
        Set<Network.Kind> networks =
                fields.has("networks") ? Set.copyOf(fields.words("networks", Words.NETWORKS)) : defaults.networks();
        Node table = fields.get("assurance");
        if (table == null) {
            return Settings.Restrict.atLevel(fields.word("atLevel", Words.LEVELS, Risk.Level.CRITICAL), networks);
        }
        if (fields.has("atLevel")) {
            problems.add(table, "assurance says all that atLevel does: only one of them can stand");
        }
        return new Settings.Restrict(table(table, defaults.needed(), problems), networks);
    }

    /** Operations that are not named keep their default. */
    private static Map<Operation, Map<Risk.Level, Assurance>> table(
            Node node, Map<Operation, Map<Risk.Level, Assurance>> defaults, Problems problems) {
        Fields fields = Fields.of(node, "assurance", List.copyOf(Words.OPERATIONS.keySet()), problems);
        Map<Operation, Map<Risk.Level, Assurance>> table = new EnumMap<>(defaults);
        Words.OPERATIONS.forEach((name, operation) -> {
            Node levels = fields.get(name);
            if (levels != null) {
                table.put(operation, levels(levels, name, problems));
            }
        });
        return table;
    }

    private static Map<Risk.Level, Assurance> levels(Node node, String operation, Problems problems) {
        Fields fields = Fields.of(node, operation, List.copyOf(Words.LEVELS.keySet()), problems);
        Map<Risk.Level, Assurance> levels = new EnumMap<>(Risk.Level.class);
        Assurance below = Assurance.LOW;
        for (Risk.Level level : Risk.Level.values()) {
            Node value = fields.get(level.name());
            if (value == null) {
                continue;
            }
            Assurance needed = fields.word(level.name(), Words.ASSURANCES, below);
            if (!needed.atLeast(below)) {
                problems.add(value, operation + ": " + level + " must not ask for less than a lower level does");
            }
            levels.put(level, needed);
            below = needed;
        }
        return levels;
    }
}
