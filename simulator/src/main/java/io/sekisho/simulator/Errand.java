package io.sekisho.simulator;

/** Why somebody comes. */
sealed interface Errand {

    /** To look in, and to trade if it suits. */
    record Usual(int number) implements Errand {}

    /** To sell everything. */
    record Liquidation() implements Errand {}

    /** To withdraw what everything was sold for. */
    record Withdrawing() implements Errand {}

    /** To buy a thin stock with what everything was sold for. */
    record ThinPurchase() implements Errand {}

    /** To buy what is in the news. */
    record News(int stock) implements Errand {}
}
