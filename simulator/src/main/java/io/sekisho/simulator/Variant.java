package io.sekisho.simulator;

/** How a scheme differs from the one of March 2025: sold all at market, bought one thin stock, in many accounts within the hour. */
public enum Variant {
    CLASSIC,
    /** Purchases in many slices, each below what a fixed limit would notice. */
    SMALL_SLICES,
    /** Four stocks at once. */
    SEVERAL_SYMBOLS,
    /** Victims spread over four trading days. */
    SPREAD,
    /** A quiet login the day before, trading the next. */
    QUIET_ENTRY,
    /** Only a fifth to a third of the holdings is sold. */
    PARTIAL,
    /** Nothing is sold: the victims' margin buys. */
    MARGIN,
    /** A thin stock of Tokyo. */
    DOMESTIC,
    /** A thin stock of Hong Kong. */
    HONG_KONG,
    /** The victims' passkeys are removed and new ones enrolled first. */
    PASSKEY_SWAP,
    /** At other brokers too: two thirds of what is bought is bought elsewhere. */
    SEVERAL_BROKERS
}
