package io.sekisho.engine.state;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * An operation that must not execute before it is released, and then once.
 *
 * @param id         as the answer named it
 * @param assessment the event that was held
 * @param operation  what is held, see {@link #operation(Action)}
 * @param expiresAt  by the server's clock; from then on it can neither be released nor repeated
 */
public record Hold(String id, String assessment, String operation, Instant expiresAt, Stand stand) {

    /** Holds remembered of one account. Beyond it one falls out that is settled, else the oldest; releasing one brings it back. */
    public static final int MAX_HOLDS = 64;

    /** Where a hold can stand. */
    public enum Stand {
        OPEN,
        /** Its operation may be repeated, once. */
        RELEASED,
        DENIED,
        /** Released and repeated. */
        USED,
        /** The account was suspended meanwhile. */
        FROZEN
    }

    /** What makes two operations the same. An order's price may differ: it is repeated at a fresh one. */
    public static String operation(Action action) {
        return switch (action) {
            case Login login -> "login " + wire(login.result());
            case Order order ->
                String.join(
                        " ",
                        "order",
                        wire(order.side()),
                        wire(order.instrument()),
                        order.symbol(),
                        plain(order.quantity()),
                        order.currency());
            case Withdrawal withdrawal ->
                String.join(
                        " ", "withdrawal", plain(withdrawal.amount()), withdrawal.currency(), withdrawal.destination());
            case Change change -> "change " + wire(change.field());
        };
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    public boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public Hold at(Stand next) {
        return new Hold(id, assessment, operation, expiresAt, next);
    }

    /** Suspending an account stops what was not repeated yet. */
    public Hold frozen() {
        return stand == Stand.OPEN || stand == Stand.RELEASED ? at(Stand.FROZEN) : this;
    }

    /** The holds with this one among them, in place of an earlier one of its id. */
    public static List<Hold> joined(List<Hold> holds, Hold newest) {
        List<Hold> others = Bounded.without(holds, other -> other.id().equals(newest.id()));
        if (others.size() < MAX_HOLDS) {
            return Bounded.plus(newest, others, MAX_HOLDS);
        }
        Hold leaving = others.reversed().stream()
                .min(Comparator.comparingInt(Hold::leaves))
                .orElseThrow();
        return Bounded.plus(newest, Bounded.without(others, leaving::equals), MAX_HOLDS);
    }

    private static int leaves(Hold hold) {
        return switch (hold.stand()) {
            case USED, DENIED -> 0;
            case OPEN, FROZEN -> 1;
            case RELEASED -> 2;
        };
    }
}
