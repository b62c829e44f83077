package io.sekisho.surveillance.scheme;

import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Observation;
import java.time.Instant;

/**
 * An account with evidence against it that tried to buy a symbol.
 *
 * @param assessment of its first such purchase
 * @param at         of the first
 * @param last       of the latest
 * @param entered    the most evidence in bits that somebody else entered it
 * @param liquidated the most evidence in bits that holdings were sold for it
 * @param units      tried to buy in all
 * @param usual      units traded on a usual day, 0 while unknown
 * @param label      bits that people's word about it weighs, 0 as a rule
 */
record Suspect(
        String account,
        String assessment,
        Instant at,
        Instant last,
        double entered,
        double liquidated,
        long units,
        long yen,
        long usual,
        double label) {

    /** What an unknown volume counts for: as a tenth of a usual day. */
    private static final double UNKNOWN_SHARE = 0.1;

    /**
     * Yen that a usual day's volume is worth at the least. Of stocks that trade for less than a few ordinary orders a day, every honest buyer
     * takes much of the volume, and news bring several of them in an hour: that is no evidence against any of them (judgement, tried with
     * the weights below).
     */
    private static final double USUAL_YEN_LEAST = 10_000_000;

    /** Entry and liquidation weigh no more than this, however much the engine says. */
    private static final double ENTERED_MOST = 8;

    private static final double LIQUIDATED_MOST = 7;

    /**
     * What volume, entry and liquidation weigh, and the straight line that makes bits of their sum: fitted so that of the honest buyers of
     * thin stocks in simulated weeks at most 2^-b have b bits or more (docs/surveillance.md, "Evidence of a buyer").
     */
    private static final double PER_VOLUME = 1.4;

    private static final double PER_ENTERED = 0.75;
    private static final double PER_LIQUIDATED = 0.45;
    private static final double SLOPE = 0.9;
    private static final double OFFSET = -1.6;

    static Suspect of(Observation observation, Observation.Trade trade) {
        return new Suspect(
                observation.account(),
                observation.id(),
                observation.time(),
                observation.time(),
                trade.entered(),
                trade.liquidated(),
                trade.units(),
                trade.yen(),
                trade.usualVolume(),
                0);
    }

    /** After another purchase. */
    Suspect plus(Observation observation, Observation.Trade trade) {
        boolean earlier = observation.time().isBefore(at);
        return new Suspect(
                account,
                earlier ? observation.id() : assessment,
                earlier ? observation.time() : at,
                observation.time().isAfter(last) ? observation.time() : last,
                Math.max(entered, trade.entered()),
                Math.max(liquidated, trade.liquidated()),
                units + trade.units(),
                yen + trade.yen(),
                Math.max(usual, trade.usualVolume()),
                label);
    }

    /** Found out to be somebody else's doing. */
    Suspect labelled(double bits) {
        return new Suspect(account, assessment, at, last, entered, liquidated, units, yen, usual, bits);
    }

    /** Evidence that its purchases are not its owner's: at most 2^-b of honest buyers have b bits or more. */
    double bits() {
        double sum = PER_VOLUME * volume()
                + PER_ENTERED * Math.min(ENTERED_MOST, entered)
                + PER_LIQUIDATED * Math.min(LIQUIDATED_MOST, liquidated);
        return Math.max(label, Math.max(0, SLOPE * sum + OFFSET));
    }

    /** Its own part of a usual day's volume, as the engine weighs participation. */
    private double volume() {
        double ofUsual = usual == 0 ? UNKNOWN_SHARE : (double) units / usual;
        double share = yen == 0 ? ofUsual : Math.min(ofUsual, yen / USUAL_YEN_LEAST);
        double tenfolds = Math.log10(share / OrderCalibration.PARTICIPATION_FROM);
        return share < OrderCalibration.PARTICIPATION_FROM
                ? 0
                : Math.min(
                        OrderCalibration.PARTICIPATION_MOST,
                        OrderCalibration.PARTICIPATION + OrderCalibration.PARTICIPATION_TENFOLD * tenfolds);
    }

    Alert.Member member() {
        return new Alert.Member(account, assessment, at, bits(), units, yen);
    }
}
