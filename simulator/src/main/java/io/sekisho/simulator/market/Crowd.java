package io.sekisho.simulator.market;

import io.sekisho.simulator.chance.Chance;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * What people buy on a day: a stock as often as its turnover to the power of 0.7. The power is a judgement: private investors hold more
 * small stocks than the market does (Kumar and Lee, Journal of Finance 2006) and buy what draws attention by its volume (Barber and
 * Odean, Review of Financial Studies 2008).
 */
public final class Crowd {

    private static final double POWER = 0.7;

    private final double[] upTo;

    private Crowd(double[] upTo) {
        this.upTo = upTo;
    }

    /** @param among which stocks count; all where none of them is traded */
    public static Crowd of(StockMarket market, int day, IntPredicate among) {
        Crowd crowd = weighed(market, day, among);
        return crowd.upTo[crowd.upTo.length - 1] > 0 ? crowd : weighed(market, day, stock -> true);
    }

    private static Crowd weighed(StockMarket market, int day, IntPredicate among) {
        double[] upTo = new double[market.stocks().size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            if (among.test(i)) {
                sum += Math.pow(
                        (double) market.volume(i, day)
                                * market.close(i, day)
                                * market.stocks().get(i).exchange().rate(),
                        POWER);
            }
            upTo[i] = sum;
        }
        return new Crowd(upTo);
    }

    public int draw(Chance chance) {
        double at = chance.share() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, at);
        int index = found < 0 ? -found - 1 : found + 1;
        return Math.min(index, upTo.length - 1);
    }
}
