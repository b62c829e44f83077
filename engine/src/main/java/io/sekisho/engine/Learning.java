package io.sekisho.engine;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.LoginTraits;
import io.sekisho.engine.state.Setup;

/** What past events teach that were never judged. */
public final class Learning {

    private Learning() {}

    /** The memory after an imported event: a successful login is history, nothing else is yet. */
    public static AccountState imported(AccountState state, Event event, Network network, Browser browser) {
        if (!(event.action() instanceof Login login) || login.result() != Login.Result.SUCCESS) {
            return state;
        }
        return state.with()
                .history(state.history().plus(event.time(), LoginTraits.of(network, browser, Setup.of(event.client()))))
                .loggedIn(event.time(), network.country())
                .build();
    }
}
