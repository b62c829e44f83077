package io.sekisho.surveillance.scheme;

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
 */
record Suspect(
        String account,
        String assessment,
        Instant at,
        Instant last,
        double entered,
        double liquidated,
        long units,
        long yen) {

    static Suspect of(Observation observation, Observation.Trade trade) {
        return new Suspect(
                observation.account(),
                observation.id(),
                observation.time(),
                observation.time(),
                trade.entered(),
                trade.liquidated(),
                trade.units(),
                trade.yen());
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
                yen + trade.yen());
    }

    /** Found out to be somebody else's doing. */
    Suspect known(double bits) {
        return new Suspect(account, assessment, at, last, Math.max(entered, bits), liquidated, units, yen);
    }

    double bits() {
        return entered + liquidated;
    }

    Alert.Member member() {
        return new Alert.Member(account, assessment, at, bits(), units, yen);
    }
}
