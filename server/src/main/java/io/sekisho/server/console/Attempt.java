package io.sekisho.server.console;

import io.sekisho.engine.Decision;
import io.sekisho.engine.state.Yen;
import io.sekisho.server.assess.AssessmentRecord;
import io.sekisho.server.http.Json;
import io.sekisho.server.memory.StateCodec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One order to buy, whatever was decided of it.
 *
 * @param slipped the part that was executed, or may have been
 * @param fate    of that part; where nothing slipped through, of all
 * @param rest    what became of the rest
 */
record Attempt(String account, Instant at, String symbol, Quantity tried, Quantity slipped, Fate fate, Fate rest) {

    /**
     * The columns that {@link #of} reads; {@code a} is the assessment, {@code o} its outcomes together. The record is large, and needed only
     * where the order itself does not tell its value.
     */
    static final String COLUMNS = """
        a.account, a.event_time, a.decision, a.body,
        CASE WHEN position(convert_to('"valueJpy"', 'UTF8') IN a.body) = 0 THEN a.record END AS record, o.executed, o.whole, o.ended,
        a.decision = 'CHALLENGE' AND EXISTS (
            SELECT FROM challenge c WHERE c.account = a.account AND c.assessment = a.id
              AND lower(c.document ->> 'status') = 'passed') AS passed
        """;

    static final String OUTCOMES = """
        LEFT JOIN LATERAL (
            SELECT sum(quantity) FILTER (WHERE outcome = 'EXECUTED') AS executed,
                   bool_or(outcome = 'EXECUTED' AND quantity IS NULL) AS whole,
                   bool_or(outcome <> 'EXECUTED') AS ended
            FROM outcome WHERE outcome.assessment = a.id
        ) o ON true
        """;

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    /** Nothing where the order sells, or is for none of these symbols. */
    static Optional<Attempt> of(ResultSet row, Collection<String> symbols) throws SQLException {
        JsonNode order = Json.parse(row.getBytes("body")).path("order");
        String symbol = order.path("symbol").asString("").strip();
        if (!order.path("side").asString("").equals("buy") || !symbols.contains(symbol)) {
            return Optional.empty();
        }
        BigDecimal quantity = decimal(order, "quantity");
        Quantity tried = new Quantity(whole(quantity), yen(order, row.getBytes("record")));
        Decision decision = Decision.valueOf(row.getString("decision"));
        boolean through = decision == Decision.ALLOW || row.getBoolean("passed");
        BigDecimal executed = row.getBoolean("whole") ? quantity : row.getBigDecimal("executed");
        boolean ended = row.getBoolean("ended");
        Quantity slipped = through && !ended ? tried : part(tried, quantity, executed);
        Fate rest = through ? Fate.WITHDRAWN : stopped(decision);
        return Optional.of(new Attempt(
                row.getString("account"),
                row.getObject("event_time", OffsetDateTime.class).toInstant(),
                symbol,
                tried,
                slipped,
                slipped.isNone() ? rest : executed == null ? Fate.LET_THROUGH : Fate.EXECUTED,
                rest));
    }

    private static Fate stopped(Decision decision) {
        return switch (decision) {
            case ALLOW -> Fate.LET_THROUGH;
            case CHALLENGE -> Fate.CHALLENGED;
            case HOLD -> Fate.HELD;
            case DENY -> Fate.DENIED;
        };
    }

    private static Quantity part(Quantity tried, BigDecimal quantity, @Nullable BigDecimal executed) {
        if (executed == null || quantity.signum() == 0) {
            return Quantity.NONE;
        }
        BigDecimal done = executed.min(quantity);
        long yen = BigDecimal.valueOf(tried.yen())
                .multiply(done)
                .divide(quantity, 0, RoundingMode.HALF_UP)
                .longValue();
        return new Quantity(whole(done), yen);
    }

    /** As the brokerage told it, or quantity times price at the rate of the day; 0 where nobody knows. */
    private static long yen(JsonNode order, byte @Nullable [] record) {
        if (order.has("valueJpy")) {
            return Yen.whole(decimal(order, "valueJpy"));
        }
        BigDecimal worth = decimal(order, "quantity").multiply(decimal(order, "price"));
        if (worth.signum() == 0
                || record == null
                || order.path("currency").asString("").equals("JPY")) {
            return Yen.whole(worth);
        }
        var market = StateCodec.read(record, AssessmentRecord.class).facts().market();
        return market == null || market.rateJpy() == null ? 0 : Yen.whole(worth.multiply(market.rateJpy()));
    }

    private static BigDecimal decimal(JsonNode order, String name) {
        String text = order.path(name).asString("");
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private static long whole(BigDecimal quantity) {
        return quantity.min(MOST).setScale(0, RoundingMode.CEILING).longValue();
    }
}
