package io.sekisho.engine;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.signal.Dealing;
import io.sekisho.engine.signal.Payout;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.LoginTraits;
import io.sekisho.engine.state.Setup;
import io.sekisho.engine.state.Trading;
import org.jspecify.annotations.Nullable;

/** What past events teach that were never judged. */
public final class Learning {

    private Learning() {}

    /**
     * The memory after an imported event: a successful login is history, orders and withdrawals, which executed, are what the account
     * usually does.
     *
     * @param market what is known of an order's symbol now
     */
    public static AccountState imported(
            AccountState state, Event event, Network network, Browser browser, @Nullable Market market) {
        return switch (event.action()) {
            case Login login ->
                login.result() == Login.Result.SUCCESS ? loggedIn(state, event, network, browser) : state;
            case Order order ->
                state.with()
                        .trading(state.trading().past(Dealing.deal(order, event.time(), market, Trading.NONE)))
                        .build();
            case Withdrawal withdrawal ->
                state.with()
                        .payouts(state.payouts().plus(Payout.paid(withdrawal, event.time(), market)))
                        .build();
            case Change change -> state;
        };
    }

    private static AccountState loggedIn(AccountState state, Event event, Network network, Browser browser) {
        return state.with()
                .history(state.history().plus(event.time(), LoginTraits.of(network, browser, Setup.of(event.client()))))
                .loggedIn(event.time(), network.country())
                .build();
    }
}
