package io.sekisho.server.console;

import io.sekisho.engine.event.Operation;
import io.sekisho.engine.policy.PolicyVersion;
import io.sekisho.engine.policy.Rule;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.risk.Risk;
import io.sekisho.server.http.WireNames;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** One version as it is in force, in the words of its file: a file may hold several, and leave out what has a default. */
final class PolicyText {

    private PolicyText() {}

    static String of(PolicyVersion version) {
        StringBuilder text = new StringBuilder();
        line(text, "effectiveFrom", version.effectiveFrom().toString());
        line(text, "description", version.description());
        settings(text, version.settings());
        text.append("rules:\n");
        version.rules().forEach(rule -> rule(text, rule));
        line(text, "default", version.fallback().decide().name());
        return text.toString();
    }

    private static void settings(StringBuilder text, Settings settings) {
        text.append("settings:\n");
        line(text, "  contactQuarantine", settings.contactQuarantine().toString());
        line(text, "  coolingOff", settings.coolingOff().toString());
        line(text, "  challengeExpires", settings.challengeExpires().toString());
        line(text, "  holdExpires", settings.holdExpires().toString());
        line(text, "  passkeyWaits", settings.passkeyWaits().toString());
        line(text, "  calls.attestation", settings.calls().attested() ? "required" : "optional");
        line(text, "  calls.callBack", WireNames.of(settings.calls().callBack()));
        line(text, "  open", names(settings.open()));
        for (Operation operation : Operation.values()) {
            line(text, "  restrict.assurance." + WireNames.of(operation), needed(settings.restrict(), operation));
        }
        line(text, "  restrict.networks", names(settings.restrict().networks()));
    }

    private static String needed(Settings.Restrict restrict, Operation operation) {
        return Arrays.stream(Risk.Level.values())
                .map(level -> level + " " + WireNames.of(restrict.needed(operation, level)))
                .collect(Collectors.joining(", "));
    }

    private static void rule(StringBuilder text, Rule rule) {
        line(text, "  - name", rule.name());
        line(text, "    on", names(rule.on()));
        line(text, "    when", rule.when() == null ? "always" : rule.when().text());
        line(text, "    decide", rule.decide().name());
        line(
                text,
                "    require",
                rule.require().stream().map(PolicyText::names).collect(Collectors.joining(", ", "[", "]")));
        line(text, "    noMethod", rule.noMethod().name());
        if (rule.reason() != null) {
            line(text, "    reason", rule.reason());
        }
    }

    private static String names(Collection<? extends Enum<?>> constants) {
        return constants.stream()
                .sorted()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value.strip()).append('\n');
    }
}
