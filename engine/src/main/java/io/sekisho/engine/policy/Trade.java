package io.sekisho.engine.policy;

/**
 * What conditions may ask about an order beside the market, or about where a withdrawal goes.
 *
 * @param market         code of the market, empty where it is not known
 * @param sizeClass      turnover class in lower case, empty for what is not listed
 * @param thin           whether it buys what one customer's money can move
 * @param participation  bought within days as a share of a usual day's volume; the largest number where that is not known
 * @param soldShare      sold within days as a share of the portfolio, 0 where that is not known
 * @param watched        action of the watch list for the symbol, empty where it is not on it
 * @param destinationNew whether a week has not passed since the first withdrawal to this bank account
 */
public record Trade(
        String market,
        String sizeClass,
        boolean thin,
        double participation,
        double soldShare,
        String watched,
        boolean destinationNew) {

    public static final Trade NONE = new Trade("", "", false, 0, 0, "", false);
}
