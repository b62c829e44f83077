package io.sekisho.engine.state;

/**
 * What an account usually withdraws, and where to.
 *
 * @param destinations bank accounts
 * @param withdrawals  how many were learned whose amount in yen is known
 * @param log2Yen      average of log2 of their amounts in yen, each new one weighing an eighth
 */
public record Payouts(Known destinations, int withdrawals, double log2Yen) {

    public static final int MAX_DESTINATIONS = 8;

    private static final double WEIGHT = 1.0 / 8;

    public static final Payouts NONE = new Payouts(Known.NONE, 0, 0);

    public Payouts plus(Paid paid) {
        double weight = Math.max(WEIGHT, 1.0 / (withdrawals + 1));
        Known known = destinations.plus(paid.destination(), paid.day(), MAX_DESTINATIONS);
        return paid.yen() == 0
                ? new Payouts(known, withdrawals, log2Yen)
                : new Payouts(known, withdrawals + 1, log2Yen + (Habits.log2(paid.yen()) - log2Yen) * weight);
    }
}
