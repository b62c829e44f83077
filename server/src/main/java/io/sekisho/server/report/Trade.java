package io.sekisho.server.report;

import io.sekisho.engine.event.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order that was executed, all its parts together.
 *
 * @param at       of the first part
 * @param quantity that was executed
 * @param valueJpy in whole yen, half up; absent where it is not known of every part
 */
public record Trade(
        String assessment,
        Instant at,
        Order.Side side,
        Order.Instrument instrument,
        String symbol,
        int parts,
        BigDecimal quantity,
        @Nullable BigDecimal valueJpy) {

    /** @param executions in their order */
    static List<Trade> of(List<Happened.Executed> executions) {
        Map<String, List<Happened.Executed>> orders = new LinkedHashMap<>();
        executions.forEach(executed -> orders.computeIfAbsent(executed.event(), order -> new ArrayList<>())
                .add(executed));
        return orders.values().stream().map(Trade::ofParts).toList();
    }

    private static Trade ofParts(List<Happened.Executed> parts) {
        Happened.Executed first = parts.getFirst();
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (Happened.Executed part : parts) {
            BigDecimal yen = part.yen();
            quantity = quantity.add(part.quantity());
            value = value == null || yen == null ? null : value.add(yen);
        }
        Ordered order = first.order();
        return new Trade(
                first.event(),
                first.at(),
                order.side(),
                order.instrument(),
                order.symbol(),
                parts.size(),
                quantity,
                value == null ? null : value.setScale(0, RoundingMode.HALF_UP));
    }

    public boolean sells() {
        return side == Order.Side.SELL;
    }
}
