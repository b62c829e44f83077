package io.sekisho.engine.fact;

import io.sekisho.engine.state.Method;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that was looked up about one event; with event, state and policy it decides, and is kept so that replay is exact.
 *
 * @param receivedAt the server's clock when the event came in; guessing limits run by it, since an event's own time may lie
 *                   anywhere in the past
 * @param lure        host of a fake page that this browser was seen on shortly before, absent as a rule
 * @param unavailable methods that could not be carried out at the time, such as calls outside the hours; absent: none
 * @param boundBy     the binding whose key the browser has shown lately, absent where it showed none
 * @param market      of orders and withdrawals; absent for others, and where no market data were ever given
 */
public record Facts(
        Instant receivedAt,
        Network network,
        Browser browser,
        Token token,
        Population population,
        Pressure pressure,
        @Nullable String lure,
        @Nullable Set<Method> unavailable,
        @Nullable String boundBy,
        @Nullable Market market) {

    /** Nothing more to say where no fake page was seen and every method is at hand, as is usual. */
    public Facts(
            Instant receivedAt,
            Network network,
            Browser browser,
            Token token,
            Population population,
            Pressure pressure) {
        this(receivedAt, network, browser, token, population, pressure, null, null, null, null);
    }

    /** Whether the server could carry out a method at the time. */
    public boolean available(Method method) {
        return unavailable == null || !unavailable.contains(method);
    }
}
