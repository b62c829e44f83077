package io.sekisho.engine.policy;

import io.sekisho.engine.fact.Watched;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code surveillance}: what follows where accounts are found to buy a symbol together. */
final class SurveillanceReader {

    static final int DAYS_MAX = 365;
    static final int FALSE_ALARMS_MAX = 10;

    private static final int LENGTH_MAX = 16;

    private SurveillanceReader() {}

    static Settings.Surveillance read(@Nullable Node node, Problems problems) {
        Settings.Surveillance defaults = Settings.Surveillance.DEFAULT;
        if (node == null) {
            return defaults;
        }
        Fields fields = Fields.of(node, "surveillance", List.of("watch", "days", "falseAlarmsPerDay"), problems);
        Optional<Watched.Action> watch = fields.word("watch", Words.WATCH, Optional.ofNullable(defaults.watch()));
        double days = number(
                fields, "days", "a whole number from 1 to " + DAYS_MAX, defaults.days(), SurveillanceReader::days);
        double alarms = number(
                fields,
                "falseAlarmsPerDay",
                "a number above 0, at most " + FALSE_ALARMS_MAX,
                defaults.falseAlarmsPerDay(),
                read -> read > 0 && read <= FALSE_ALARMS_MAX ? read : Double.NaN);
        return new Settings.Surveillance(watch.orElse(null), (int) days, alarms);
    }

    private static double days(double read) {
        return read >= 1 && read <= DAYS_MAX && read == Math.rint(read) ? read : Double.NaN;
    }

    /** @param check gives NaN for what is none */
    private static double number(Fields fields, String name, String what, double otherwise, DoubleUnaryOperator check) {
        Node at = fields.get(name);
        String text = fields.text(name, LENGTH_MAX);
        if (at == null || text == null) {
            return otherwise;
        }
        double read = text.matches("[0-9]+(\\.[0-9]+)?") ? check.applyAsDouble(Double.parseDouble(text)) : Double.NaN;
        if (Double.isNaN(read)) {
            fields.problems().add(at, name + ": " + text + " is not " + what);
            return otherwise;
        }
        return read;
    }
}
