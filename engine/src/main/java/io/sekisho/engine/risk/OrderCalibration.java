package io.sekisho.engine.risk;

import java.time.Duration;

/**
 * Every number that weighs orders and withdrawals, in bits. They are judgements of ours, set so that of the published scheme the purchase
 * is held whoever entered, while what honest people do that looks like one part of it (selling all to buy a house, moving a portfolio
 * at the year's end, buying small caps) stays below what asks, 3.83 bits, or takes one challenge.
 */
public final class OrderCalibration {

    /** Below this share of the portfolio, beyond twice the account's usual, a sale is no liquidation. */
    public static final double LIQUIDATION_FROM = 0.3;

    /** From here on it weighs in full: the victims of 2025 lost most or all of their holdings within minutes. */
    public static final double LIQUIDATION_FULL = 0.8;

    /** With speed and haste below what asks: who sells everything to buy a house is asked once, when he withdraws. */
    public static final double LIQUIDATION = 3.0;

    /** Within this time of entering, as the intruders did. */
    public static final Duration FAST = Duration.ofMinutes(30);

    public static final double LIQUIDATION_FAST = 0.5;

    /** Customers set limits; the intruders did not wait. */
    public static final double LIQUIDATION_AT_MARKET = 0.3;

    /** Customers who trade do so now and then. */
    public static final double SYMBOL_FIRST = 0.5;

    public static final double MARKET_FIRST = 0.5;

    /** Thin stocks are bought by few, and by those again and again. */
    public static final double SIZE_CLASS_FIRST = 1.5;

    /** Nothing is known of what the account trades. */
    public static final double SIZE_CLASS_FIRST_OF_ALL = 1.0;

    /** Of an average day's volume: below a hundredth nobody moves a price. */
    public static final double PARTICIPATION_FROM = 0.01;

    /** At that hundredth, and as much again and a half for each tenfold: the pumped stocks traded tens to hundreds of usual days. */
    public static final double PARTICIPATION = 1.0;

    public static final double PARTICIPATION_TENFOLD = 1.5;

    /** At some twenty usual days, which no customer's portfolio is about. */
    public static final double PARTICIPATION_MOST = 6.0;

    /**
     * The scheme itself: what was sold goes straight into what one's own buying moves. Few do that who have never bought such stocks, and it
     * is what nearly every intruder of 2025 came for.
     */
    public static final double PROCEEDS_INTO_THIN = 7.0;

    /** A quarter of the portfolio turned over weighs in full, less in proportion: some intruders sold a part only. */
    public static final double PROCEEDS_FULL_SHARE = 0.25;

    /** Once this share of the proceeds has gone into thin symbols it weighs in full, however small the slices. */
    public static final double PROCEEDS_SPENT = 0.03;

    /** Of the portfolio, in thin symbols within the window: from a twentieth on, half of it all in full. */
    public static final double CONCENTRATION_FROM = 0.05;

    public static final double CONCENTRATION_FULL = 0.5;

    public static final double CONCENTRATION = 5.0;

    /** Such a purchase in a session that nothing better than a relayable factor let in. */
    public static final double THIN_AFTER_RELAYABLE = 1.0;

    /** Days with such purchases before they are a habit. */
    public static final int THIN_DAYS_LEAST = 4;

    /** Within the window no more than so many usual purchases of thin stocks are usual. */
    public static final double THIN_USUAL_MOST = 10;

    /** What thin stocks weigh to those who have long been buying them. */
    public static final double THIN_BUT_USUAL = 0.4;

    /** What was odd when holdings were sold, when their proceeds are spent: funds settle days later. */
    public static final double SALE_ODD = 0.5;

    /** Eight times the usual order. */
    public static final double ORDER_SIZE_FROM_LOG2 = 3;

    public static final double SIZE_PER_DOUBLING = 0.5;

    public static final double SIZE_MOST = 2.0;

    /** Orders before an average says anything. */
    public static final int ORDERS_LEAST = 5;

    /** Orders before the hours say anything. */
    public static final int HOURS_FROM_ORDERS = 20;

    public static final double HOUR_UNUSUAL = 0.5;

    /** A watched symbol is suspected already; the watch list's own action is beside this. */
    public static final double SYMBOL_WATCHED = 3.0;

    /** Value and quantity times price a factor of two apart: a mistake, or a caller who is not the brokerage. */
    public static final double VALUE_CONTRADICTORY = 2.0;

    public static final double CONTRADICTORY_RATIO = 2.0;

    /** What cannot be looked up is judged as the worse, and says so. */
    public static final double SYMBOL_UNKNOWN = 0.5;

    public static final double CURRENCY_UNRATED = 0.5;

    /** A bank account not withdrawn to before, or for a week only, where others were. */
    public static final double DESTINATION_NEW = 1.5;

    /** Such a bank account while the registered one was changed within a week: the money would leave for good. */
    public static final double DESTINATION_CHANGED = 2.5;

    /** That in a session that nothing better than a relayable factor let in. */
    public static final double DESTINATION_AFTER_RELAYABLE = 2.5;

    /** The first withdrawal known of. */
    public static final double DESTINATION_FIRST = 0.5;

    /** Four times the usual withdrawal. */
    public static final double WITHDRAWAL_FROM_LOG2 = 2;

    /** Most of the portfolio sold, and most of that to leave for a new bank account. */
    public static final double WITHDRAWAL_OF_PROCEEDS = 1.0;

    public static final double MOST_SOLD = 0.5;

    public static final double PROCEEDS_LEAVING = 0.5;

    /** An odd login of the last days in another session: whoever it was may be the one who comes now as usual. */
    public static final double ENTRY_UNPROVEN = 0.25;

    /** Of somebody else's login that was never proven, less than asks: else whoever has the password could have its owner asked all day. */
    public static final double ENTRY_UNPROVEN_MOST = 2.5;

    public static final double ENTRY_LOW = 0.2;

    public static final double ENTRY_SUBSTANTIAL = 0.1;

    /** Named in a scheme: what it asks next is held by the default policy; a mailed code alone no longer releases it. */
    public static final double SCHEME_CONVERGENCE = 7.0;

    /** One of many odd entries alike: nothing alone, and with anything else that is odd a challenge. */
    public static final double SCHEME_HARVEST = 2.5;

    /** Victims of 2025 were used for days, until the symbol was dropped. */
    public static final Duration SCHEME_HALF_LIFE = Duration.ofDays(5);

    /** Theft followed entry within days. */
    public static final Duration ENTRY_HALF_LIFE = Duration.ofDays(2);

    /** What a relayable factor leaves of an oddity, where nothing better had let the session in: both may have been relayed. */
    public static final double EXPLAINED_WEAKLY = 0.5;

    private OrderCalibration() {}
}
