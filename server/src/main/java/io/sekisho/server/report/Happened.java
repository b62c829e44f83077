package io.sekisho.server.report;

import io.sekisho.server.hindsight.Label;
import io.sekisho.server.http.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that took place: an account was entered, or a part of an order was executed. */
sealed interface Happened {

    String event();

    Instant at();

    /** What the event is taken for, absent where nobody has said. */
    Label.@Nullable Verdict verdict();

    /** When that was said; absent where nobody has, and where the import said so itself. */
    @Nullable
    Instant saidAt();

    /** When the server learned that it took place. */
    Instant knownAt();

    default boolean takeover() {
        return verdict() == Label.Verdict.TAKEOVER;
    }

    /** A login that opened the account. */
    record Entered(
            String event,
            Instant at,
            Label.@Nullable Verdict verdict,
            @Nullable Instant saidAt,
            Instant knownAt) implements Happened {}

    /**
     * A part of an order, or all of it, was executed.
     *
     * @param placedAt when the order was placed
     * @param first    whether it is the order's first part
     * @param quantity of this part, more than zero
     * @param price    of this part in the order's currency, absent where the brokerage told none
     */
    record Executed(
            String event,
            Instant at,
            Label.@Nullable Verdict verdict,
            @Nullable Instant saidAt,
            Instant knownAt,
            Instant placedAt,
            boolean first,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            Ordered order)
            implements Happened {

        /** In yen, not rounded; absent where it is not known. */
        @Nullable
        BigDecimal yen() {
            return order.yen(quantity, price);
        }
    }

    /** A row of {@link TakeoverTable}; nothing where the event was neither. */
    static @Nullable Happened of(ResultSet row) throws SQLException {
        JsonNode body = Json.MAPPER.readTree(row.getBytes("body"));
        // Of an import, the body alone says what it was.
        return switch (body.path("type").asString("")) {
            case "login" -> entered(row, body.path("login"));
            case "order" -> executed(row, Ordered.of(body.path("order")));
            default -> null;
        };
    }

    private static @Nullable Happened entered(ResultSet row, JsonNode login) throws SQLException {
        boolean succeeded = login.path("result").asString("").equals("success");
        return succeeded
                ? new Entered(
                        row.getString("id"), instant(row, "at"), verdict(row), saidAt(row), instant(row, "known_at"))
                : null;
    }

    private static @Nullable Happened executed(ResultSet row, Ordered order) throws SQLException {
        BigDecimal quantity = quantity(row, order);
        return quantity.signum() <= 0
                ? null
                : new Executed(
                        row.getString("id"),
                        instant(row, "at"),
                        verdict(row),
                        saidAt(row),
                        instant(row, "known_at"),
                        instant(row, "placed_at"),
                        row.getBoolean("first"),
                        quantity,
                        row.getBigDecimal("price"),
                        order);
    }

    private static Label.@Nullable Verdict verdict(ResultSet row) throws SQLException {
        String name = row.getString("label");
        return name == null ? null : Label.Verdict.valueOf(name);
    }

    private static @Nullable Instant saidAt(ResultSet row) throws SQLException {
        return row.getObject("said_at") == null ? null : instant(row, "said_at");
    }

    /** Where no quantity was told, it is what other parts leave of the order; no more than the order is executed, whatever is told. */
    private static BigDecimal quantity(ResultSet row, Ordered order) throws SQLException {
        BigDecimal quantity = row.getBigDecimal("quantity");
        BigDecimal told = row.getBigDecimal("told");
        if (quantity == null) {
            return order.quantity().subtract(told == null ? BigDecimal.ZERO : told);
        }
        BigDecimal earlier = row.getBigDecimal("earlier");
        return quantity.min(order.quantity().subtract(earlier == null ? BigDecimal.ZERO : earlier));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
