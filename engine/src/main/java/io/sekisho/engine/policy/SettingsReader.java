package io.sekisho.engine.policy;

import io.sekisho.engine.event.Operation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a version's settings; what is absent keeps its default. */
final class SettingsReader {

    private static final List<String> FIELDS = List.of(
            "contactQuarantine",
            "coolingOff",
            "challengeExpires",
            "holdExpires",
            "passkeyWaits",
            "calls",
            "unavailable",
            "restrict",
            "notices",
            "surveillance");

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
                fields.duration("passkeyWaits", Duration.ZERO, DAY.multipliedBy(90), defaults.passkeyWaits()),
                calls(fields.get("calls"), problems),
                open(fields.get("unavailable"), problems),
                RestrictReader.read(fields.get("restrict"), problems),
                NoticesReader.read(fields.get("notices"), problems),
                SurveillanceReader.read(fields.get("surveillance"), problems));
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

    private static Settings.Calls calls(@Nullable Node node, Problems problems) {
        Settings.Calls defaults = Settings.DEFAULT.calls();
        if (node == null) {
            return defaults;
        }
        Fields fields = Fields.of(node, "calls", List.of("attestation", "callBack"), problems);
        return new Settings.Calls(
                fields.word("attestation", Words.REQUIRED_OR_OPTIONAL, defaults.attested()),
                fields.word("callBack", Words.CALL_BACK, defaults.callBack()));
    }
}
