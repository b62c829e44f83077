package io.sekisho.engine.policy;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code notices}: the least that customers are told. */
final class NoticesReader {

    static final int ORDERS_PER_HOUR_MAX = 60;

    private static final List<String> FIELDS =
            List.of("login", "order", "withdrawal", "change", "digestAt", "ordersPerHour");

    private NoticesReader() {}

    static Settings.Notices read(@Nullable Node node, Problems problems) {
        Settings.Notices defaults = Settings.Notices.DEFAULT;
        if (node == null) {
            return defaults;
        }
        Fields fields = Fields.of(node, "notices", FIELDS, problems);
        // Said or not, nobody is left untold of these.
        fields.word("withdrawal", Words.ALWAYS, true);
        fields.word("change", Words.ALWAYS, true);
        return new Settings.Notices(
                fields.word("login", Words.LOGIN_NOTICES, defaults.login()),
                fields.word("order", Words.ORDER_NOTICES, defaults.order()),
                time(fields, defaults.digestAt()),
                count(fields, defaults.ordersPerHour()));
    }

    private static LocalTime time(Fields fields, LocalTime otherwise) {
        Node at = fields.get("digestAt");
        String text = fields.text("digestAt", 8);
        if (at == null || text == null) {
            return otherwise;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            fields.problems().add(at, "digestAt: \"" + text + "\" is no time of day such as \"16:00\"");
            return otherwise;
        }
    }

    private static int count(Fields fields, int otherwise) {
        Node at = fields.get("ordersPerHour");
        String text = fields.text("ordersPerHour", 8);
        if (at == null || text == null) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,2}") && Integer.parseInt(text) <= ORDERS_PER_HOUR_MAX) {
            return Integer.parseInt(text);
        }
        fields.problems().add(at, "ordersPerHour: " + text + " is not between 0 and " + ORDERS_PER_HOUR_MAX);
        return otherwise;
    }
}
