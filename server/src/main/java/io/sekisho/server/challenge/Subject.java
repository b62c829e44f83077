package io.sekisho.server.challenge;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.server.http.WireNames;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
        Order.@Nullable Side side,
        Order.@Nullable Instrument instrument,
        @Nullable BigDecimal quantity,
        Change.@Nullable Field field) {

    static final Subject NONE = new Subject(null, null, null, null, null, null, null, null);

    static Subject of(Action action) {
        return switch (action) {
            case Login login -> NONE;
            case Withdrawal withdrawal ->
                new Subject(
                        withdrawal.amount(),
                        withdrawal.currency(),
                        withdrawal.destination(),
                        null,
                        null,
                        null,
                        null,
                        null);
            case Order order ->
                new Subject(
                        null,
                        order.currency(),
                        null,
                        order.symbol(),
                        order.side(),
                        order.instrument(),
                        order.quantity(),
                        null);
            case Change change -> new Subject(null, null, null, null, null, null, null, change.field());
        };
    }

    /** As proofs write it: what there is, by the names of the API, numbers in plain notation. */
    Map<String, String> claims() {
        Map<String, String> claims = new LinkedHashMap<>();
        put(claims, "amount", amount == null ? null : amount.toPlainString());
        put(claims, "currency", currency);
        put(claims, "destination", destination);
        put(claims, "symbol", symbol);
        put(claims, "side", side == null ? null : WireNames.of(side));
        put(claims, "instrument", instrument == null ? null : WireNames.of(instrument));
        put(claims, "quantity", quantity == null ? null : quantity.toPlainString());
        put(claims, "field", field == null ? null : WireNames.of(field));
        return claims;
    }

    private static void put(Map<String, String> claims, String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }

    /** What is approved, as an action again, for whoever tells the customer. */
    public Action action(Operation operation) {
        return switch (operation) {
            case LOGIN -> new Login(Login.Result.SUCCESS, Login.Factor.PASSWORD);
            case WITHDRAWAL ->
                new Withdrawal(
                        Objects.requireNonNull(amount),
                        Objects.requireNonNull(currency),
                        Objects.requireNonNull(destination));
            case ORDER ->
                new Order(
                        Objects.requireNonNull(side),
                        Objects.requireNonNull(instrument),
                        Objects.requireNonNull(symbol),
                        Objects.requireNonNull(quantity),
                        null,
                        Objects.requireNonNull(currency),
                        null,
                        null,
                        null);
            case CHANGE -> new Change(Objects.requireNonNull(field));
        };
    }
}
