package io.sekisho.simulator;

/** What is out of the ordinary about an honest event, if anything. */
public enum Honest {
    USUAL,
    /** A telephone or computer bought within two weeks. */
    NEW_MACHINE,
    /** From another country. */
    TRIP,
    /** A new home within a month. */
    MOVED,
    /** The first month after a year's pause. */
    RETURNED,
    /** A computer that the family shares: several accounts, one machine. */
    SHARED_COMPUTER,
    /** A browser that drops cookies, or dropped them this time. */
    NO_COOKIES,
    /** Passwords are mistyped again and again. */
    FORGETFUL,
    /** Hundreds of orders a day. */
    DAY_TRADER,
    /** Many sales and purchases at once, most of them at the year's end. */
    REBALANCING,
    /** Has bought thin stocks for years. */
    SMALL_CAPS,
    /** Sells everything for a house, and withdraws. */
    HOUSE_BUYER,
    /** Sold everything, and buys a thin stock days later. */
    THIN_AFTER_SALE,
    /** Buys what was in the news this day, as many others do. */
    NEWS
}
