package io.sekisho.server.console;

/** What became of an order to buy. */
public enum Fate {
    /** The brokerage told that it was executed. */
    EXECUTED,
    /** Let through, and nobody told yet what became of it: taken for executed. */
    LET_THROUGH,
    HELD,
    CHALLENGED,
    DENIED,
    /** Let through, then cancelled or failed. */
    WITHDRAWN;

    public boolean slipped() {
        return switch (this) {
            case EXECUTED, LET_THROUGH -> true;
            case HELD, CHALLENGED, DENIED, WITHDRAWN -> false;
        };
    }
}
