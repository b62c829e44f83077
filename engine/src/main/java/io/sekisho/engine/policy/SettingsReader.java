package io.sekisho.engine.policy;

import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Network;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a version's settings; what is absent keeps its default. */
final class SettingsReader {

    private static final List<String> FIELDS =
            List.of("contactQuarantine", "coolingOff", "challengeExpires", "holdExpires", "unavailable", "restrict");

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private SettingsReader() {}

    static Settings read(@Nullable Node node, Problems problems) {
        Settings defaults = Settings.DEFAULT;
        if (node == null) {
            return defaults;
        }
        Fields fields = Fields.of(node, "settings", FIELDS, problems);
        return new Settings(
                fields.duration(
                        "contactQuarantine", Duration.ZERO, DAY.multipliedBy(365), defaults.contactQuarantine()),
                fields.duration("coolingOff", MINUTE, DAY.multipliedBy(90), defaults.coolingOff()),
                fields.duration("challengeExpires", MINUTE, DAY, defaults.challengeExpires()),
                fields.duration("holdExpires", MINUTE, DAY.multipliedBy(30), defaults.holdExpires()),
                open(fields.get("unavailable"), problems),
                restrict(fields.get("restrict"), problems));
    }

    private static Set<Operation> open(@Nullable Node node, Problems problems) {
        Set<Operation> open = EnumSet.noneOf(Operation.class);
        if (node != null) {
            Fields fields = Fields.of(node, "unavailable", List.copyOf(Words.OPERATIONS.keySet()), problems);
            Words.OPERATIONS.forEach((name, operation) -> {
                if (fields.word(name, Words.OPEN_OR_CLOSED, false)) {
                    open.add(operation);
                }
            });
        }
        return open;
    }

    private static Settings.Restrict restrict(@Nullable Node node, Problems problems) {
        Settings.Restrict defaults = Settings.DEFAULT.restrict();
        if (node == null) {
            return defaults;
        }
        Fields fields = Fields.of(node, "restrict", List.of("atLevel", "networks"), problems);
        Set<Network.Kind> networks =
                fields.has("networks") ? Set.copyOf(fields.words("networks", Words.NETWORKS)) : defaults.networks();
        return new Settings.Restrict(fields.word("atLevel", Words.LEVELS, defaults.atLevel()), networks);
    }
}
