package io.sekisho.server.report;

import io.sekisho.engine.event.Order;
import io.sekisho.server.http.WireNames;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order as it was received.
 *
 * @param valueJpy its value in yen, absent where the brokerage told none
 */
record Ordered(
        Order.Side side,
        Order.Instrument instrument,
        String symbol,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        String currency,
        @Nullable BigDecimal valueJpy) {

    /** More digits than a product of two decimals of the API has: only divisions that never end are cut. */
    private static final MathContext EXACT_ENOUGH = new MathContext(60);

    /** @param order the part of a request that was read and checked when it came */
    static Ordered of(JsonNode order) {
        Order.Side side = WireNames.find(Order.Side.class, order.path("side").asString(""));
        Order.Instrument instrument =
                WireNames.find(Order.Instrument.class, order.path("instrument").asString(""));
        if (side == null || instrument == null) {
            throw new IllegalStateException("a stored order has neither side nor instrument");
        }
        return new Ordered(
                side,
                instrument,
                order.path("symbol").asString(),
                new BigDecimal(order.path("quantity").asString()),
                decimal(order, "price"),
                order.path("currency").asString(""),
                decimal(order, "valueJpy"));
    }

    private static @Nullable BigDecimal decimal(JsonNode order, String name) {
        String text = order.path(name).asString("");
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    /**
     * What an executed part is worth in yen, not rounded: the order's own value in yen, by the share that was executed. Where it has none,
     * a share in yen is worth quantity times price; anything else is not known, since outcomes name no rate and prices of funds and bonds
     * are not for one unit.
     *
     * @param executedPrice of the part, absent where the brokerage told none
     */
    @Nullable
    BigDecimal yen(BigDecimal executed, @Nullable BigDecimal executedPrice) {
        if (valueJpy != null) {
            return quantity.signum() == 0
                    ? BigDecimal.ZERO
                    : valueJpy.multiply(executed).divide(quantity, EXACT_ENOUGH);
        }
        BigDecimal each = executedPrice == null ? price : executedPrice;
        boolean share = instrument == Order.Instrument.EQUITY && currency.equals("JPY");
        return share && each != null ? executed.multiply(each) : null;
    }
}
