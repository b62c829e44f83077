package io.sekisho.engine.policy;

import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as conditions see it: whole yen, rounded up; a value that is not known counts as the largest there is. */
final class Yen {

    static final long UNKNOWN = Long.MAX_VALUE;

    private static final String JPY = "JPY";
    private static final BigDecimal LARGEST = BigDecimal.valueOf(UNKNOWN);

    private Yen() {}

    static long of(Withdrawal withdrawal) {
        return withdrawal.currency().equals(JPY) ? whole(withdrawal.amount()) : UNKNOWN;
    }

    static long today(Withdrawal withdrawal, long withdrawnTodayJpy) {
        return withdrawal.currency().equals(JPY) ? withdrawnTodayJpy : UNKNOWN;
    }

    /** As the brokerage says; where it says nothing, quantity times price of an order in yen. */
    static long of(Order order) {
        if (order.valueJpy() != null) {
            return whole(order.valueJpy());
        }
        return order.price() != null && order.currency().equals(JPY)
                ? whole(order.quantity().multiply(order.price()))
                : UNKNOWN;
    }

    private static long whole(BigDecimal yen) {
        return yen.min(LARGEST).setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
