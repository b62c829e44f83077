package io.sekisho.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a consumed proof says. Compare it with what is about to happen: a proof for one withdrawal is none for another.
 *
 * @param assurance {@code low}, {@code substantial} or {@code high}
 * @param instrument null in proofs of servers that did not name it yet
 */
public record ProofClaims(
        String account,
        String assessment,
        @Nullable String session,
        Operation operation,
        String assurance,
        boolean restricted,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String destination,
        @Nullable String symbol,
        Event.Order.@Nullable Side side,
        Event.Order.@Nullable Instrument instrument,
        @Nullable BigDecimal quantity,
        Event.Change.@Nullable Field field) {

    /** Whether it approves this event of this session; numbers are compared by value, so that 1 and 1.00 are one. */
    public boolean approves(String ofAccount, String ofSession, Event event) {
        if (!account.equals(ofAccount) || !ofSession.equals(session) || operation != event.operation()) {
            return false;
        }
        if (event instanceof Event.Order order) {
            return order.symbol().equals(symbol)
                    && order.side() == side
                    && (instrument == null || order.instrument() == instrument)
                    && order.currency().equals(currency)
                    && same(order.quantity(), quantity);
        }
        if (event instanceof Event.Withdrawal withdrawal) {
            return same(withdrawal.amount(), amount)
                    && withdrawal.currency().equals(currency)
                    && withdrawal.destination().equals(destination);
        }
        return !(event instanceof Event.Change change) || change.field() == field;
    }

    private static boolean same(BigDecimal wanted, @Nullable BigDecimal approved) {
        return approved != null && wanted.compareTo(approved) == 0;
    }
}
