package io.sekisho.simulator;

import java.util.List;

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

    /** Names that {@link #with} takes. */
    public static final List<String> NAMES = List.of(
            "logins",
            "loginSigma",
            "trading",
            "mistyped",
            "lostCookies",
            "liquidations",
            "thinAfterwards",
            "rebalancing",
            "newsBuyers",
            "stuffing",
            "stuffedAccounts",
            "lootings");

    public Rates {
        if (!(logins >= 0 && loginSigma >= 0 && liquidations >= 0 && newsBuyers >= 0 && stuffing >= 0 && lootings >= 0)
                || stuffedAccounts < 0) {
            throw new IllegalArgumentException("rates must be 0 or more");
        }
        if (!share(trading)
                || !share(mistyped)
                || !share(lostCookies)
                || !share(thinAfterwards)
                || !share(rebalancing)) {
            throw new IllegalArgumentException("shares must be 0 to 1");
        }
    }

    private static boolean share(double value) {
        return value >= 0 && value <= 1;
    }

    /**
     * The same but for one of them, by its name.
     *
     * @throws IllegalArgumentException where there is no such rate, or it cannot be so much
     */
    public Rates with(String name, double value) {
        int index = NAMES.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no such rate: " + name + "; there are " + String.join(", ", NAMES));
        }
        double[] all = {
            logins,
            loginSigma,
            trading,
            mistyped,
            lostCookies,
            liquidations,
            thinAfterwards,
            rebalancing,
            newsBuyers,
            stuffing,
            stuffedAccounts,
            lootings
        };
        all[index] = value;
        return new Rates(
                all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], (int) all[10], all[11]);
    }
}
