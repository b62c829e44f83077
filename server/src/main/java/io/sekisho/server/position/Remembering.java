package io.sekisho.server.position;

import io.sekisho.engine.state.AccountState;

/** What an account's memory takes from positions told, in the transaction that stores them. */
@FunctionalInterface
public interface Remembering {

    /** Remembers nothing. */
    Remembering NOTHING = (state, told) -> state;

    AccountState after(AccountState state, PositionsTold told);
}
