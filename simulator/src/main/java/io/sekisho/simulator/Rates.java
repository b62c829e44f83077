package io.sekisho.simulator;

/**
 * How often things happen. All are judgements of ours, near what brokers tell of their customers: most look in a few times a month and
 * trade now and then, a few do all day.
 *
 * @param logins          of the median customer in a day; log-normal over the customers
 * @param loginSigma      of its logarithm
 * @param trading         share of visits on trading days with orders in them
 * @param mistyped        share of logins that come after a wrong password
 * @param lostCookies     share of visits without the device's token
 * @param liquidations    of an account in a year, to spend the money elsewhere
 * @param thinAfterwards  share of these who buy a thin stock some days later
 * @param rebalancing     share of visits in the last two weeks of December at which the portfolio is turned over; a thirtieth of that
 *                        at other times
 * @param newsBuyers      of 100,000 customers, who buy a thin stock on a day when its turnover is ten times the usual and 100 million
 *                        yen; more and fewer by the square root of the turnover
 * @param stuffing        runs a day of tools that try lists of passwords
 * @param stuffedAccounts accounts tried in each
 * @param lootings        thefts a day, for 100,000 accounts, that belong to no scheme: the money is withdrawn, or nothing found
 */
public record Rates(
        double logins,
        double loginSigma,
        double trading,
        double mistyped,
        double lostCookies,
        double liquidations,
        double thinAfterwards,
        double rebalancing,
        double newsBuyers,
        double stuffing,
        int stuffedAccounts,
        double lootings) {

    public static final Rates USUAL = new Rates(0.17, 1.4, 0.3, 0.04, 0.01, 0.02, 0.15, 0.03, 12, 0.3, 400, 0.5);
}
