package io.sekisho.simulator.market;

/** Market data that cannot be used; the message names file, line and what is wrong with it. */
public final class MarketException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MarketException(String message) {
        super(message);
    }

    MarketException(String message, Throwable cause) {
        super(message, cause);
    }
}
