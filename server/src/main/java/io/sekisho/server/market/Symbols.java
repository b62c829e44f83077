package io.sekisho.server.market;

import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import java.util.List;

/** Symbols as the brokerage writes them: exactly, but for white space around. */
final class Symbols {

    /** As long as an order's may be. */
    static final int LENGTH_MAX = 128;

    private Symbols() {}

    static String read(Fields fields) {
        String symbol = fields.requiredText("symbol", LENGTH_MAX);
        if (!symbol.isEmpty() && symbol.isBlank()) {
            fields.reject("symbol", "must not be blank");
        }
        return symbol.strip();
    }

    /** @throws io.sekisho.server.http.ProblemException 400 where it cannot be one */
    static String checked(String named) {
        String symbol = named.strip();
        if (symbol.isEmpty()
                || symbol.length() > LENGTH_MAX
                || symbol.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw Problem.invalid(List.of(new FieldError(
                            "/symbol", "must be 1 to " + LENGTH_MAX + " characters without control characters")))
                    .exception();
        }
        return symbol;
    }
}
