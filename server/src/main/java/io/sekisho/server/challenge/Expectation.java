package io.sekisho.server.challenge;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.event.Order;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.WireNames;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a brokerage is about to execute on a proof, named in full, so that nothing that could differ is left out.
 *
 * @param values by the names of the proof's claims
 */
record Expectation(Map<String, String> values) {

    private static final int TEXT_LENGTH_MAX = 256;
    private static final int CURRENCY_LENGTH = 3;

    static Expectation read(Fields fields) {
        Operation operation = fields.requiredEnum("operation", Operation.class);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("operation", WireNames.of(operation));
        values.put("account", fields.requiredText("account", TEXT_LENGTH_MAX));
        String session = fields.optionalText("session", TEXT_LENGTH_MAX);
        if (session != null) {
            values.put("session", session);
        }
        values.putAll(subject(operation, fields).claims());
        return new Expectation(values);
    }

    private static Subject subject(Operation operation, Fields fields) {
        return switch (operation) {
            case LOGIN -> Subject.NONE;
            case WITHDRAWAL ->
                new Subject(
                        fields.requiredDecimal("amount"),
                        fields.requiredText("currency", CURRENCY_LENGTH),
                        fields.requiredText("destination", TEXT_LENGTH_MAX),
                        null,
                        null,
                        null,
                        null,
                        null);
            case ORDER ->
                new Subject(
                        null,
                        fields.requiredText("currency", CURRENCY_LENGTH),
                        null,
                        fields.requiredText("symbol", TEXT_LENGTH_MAX),
                        fields.requiredEnum("side", Order.Side.class),
                        fields.requiredEnum("instrument", Order.Instrument.class),
                        fields.requiredDecimal("quantity"),
                        null);
            case CHANGE ->
                new Subject(null, null, null, null, null, null, null, fields.requiredEnum("field", Change.Field.class));
        };
    }

    /** The names of what a proof says otherwise, or not at all. Numbers are compared by value. */
    List<String> differing(Map<String, Object> claims) {
        return values.entrySet().stream()
                .filter(entry -> !same(entry.getKey(), entry.getValue(), claims.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean same(String name, String expected, @Nullable Object claimed) {
        return switch (name) {
            case "amount", "quantity" ->
                claimed instanceof String number && new BigDecimal(number).compareTo(new BigDecimal(expected)) == 0;
            default -> expected.equals(claimed);
        };
    }
}
