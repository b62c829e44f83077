package io.sekisho.server.position;

import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads positions, sent as a list or as an object that also says as of when. */
final class SnapshotReader {

    static final int POSITIONS_MAX = 2_000;
    private static final int SYMBOL_LENGTH_MAX = 128;
    private static final String LIST = "positions";
    private static final String AS_OF = "asOf";

    /** How far the brokerage's clock may be ahead of ours. */
    private static final Duration CLOCKS_APART_MAX = Duration.ofMinutes(1);

    private SnapshotReader() {}

    /**
     * Reads a body.
     *
     * @param asked the time given beside the body; else the one in it, else now
     * @throws io.sekisho.server.http.ProblemException 400 naming every field at fault
     */
    static Snapshot read(JsonNode body, @Nullable Instant asked, Instant now) {
        boolean bare = body.isArray();
        Fields fields = Fields.of(bare ? Json.MAPPER.createObjectNode().set(LIST, body) : body);
        if (!bare && body.isObject() && !fields.has(LIST)) {
            fields.reject(LIST, "must be there; an account that holds nothing has an empty list");
        }
        Instant told = bare ? null : fields.optionalInstant(AS_OF);
        if (asked != null && told != null && !asked.equals(told)) {
            fields.reject(AS_OF, "must be the time of the query, or be left out");
        }
        Instant asOf = asked != null ? asked : told != null ? told : now;
        List<Position> positions = positions(fields.children(LIST, POSITIONS_MAX));
        List<FieldError> errors = new ArrayList<>();
        fields.errors().forEach(error -> errors.add(bare ? withoutList(error) : error));
        if (asOf.isAfter(now.plus(CLOCKS_APART_MAX))) {
            errors.add(new FieldError(asked == null ? "/" + AS_OF : "?" + AS_OF, "must not be in the future"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
        return new Snapshot(asOf.truncatedTo(ChronoUnit.MILLIS), now, positions);
    }

    private static List<Position> positions(List<Fields> rows) {
        List<Position> positions = new ArrayList<>();
        Set<String> symbols = new HashSet<>();
        for (Fields row : rows) {
            String symbol = row.requiredText("symbol", SYMBOL_LENGTH_MAX);
            BigDecimal quantity = row.requiredDecimal("quantity");
            BigDecimal value = row.requiredDecimal("valueJpy");
            if (!symbol.isEmpty() && !symbols.add(symbol)) {
                row.reject("symbol", "must be named once");
            }
            positions.add(new Position(symbol, quantity, value));
        }
        return positions;
    }

    private static FieldError withoutList(FieldError error) {
        return new FieldError(error.pointer().substring(LIST.length() + 1), error.detail());
    }
}
