package io.sekisho.server.challenge;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What exactly is approved (dynamic linking, RTS on SCA article 5): the amount and where it goes, the order, the field. A login has none
 * of them.
 */
public record Subject(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String destination,
        @Nullable String symbol,
        @Nullable String side,
        @Nullable BigDecimal quantity,
        Change.@Nullable Field field) {

    static final Subject NONE = new Subject(null, null, null, null, null, null, null);

    static Subject of(Action action) {
        return switch (action) {
            case Login login -> NONE;
            case Withdrawal withdrawal ->
                new Subject(
                        withdrawal.amount(), withdrawal.currency(), withdrawal.destination(), null, null, null, null);
            case Order order ->
                new Subject(
                        null,
                        order.currency(),
                        null,
                        order.symbol(),
                        order.side().name().toLowerCase(Locale.ROOT),
                        order.quantity(),
                        null);
            case Change change -> new Subject(null, null, null, null, null, null, change.field());
        };
    }
}
