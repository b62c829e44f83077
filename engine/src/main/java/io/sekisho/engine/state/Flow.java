package io.sekisho.engine.state;

/**
 * What was bought of one symbol on one day, over orders that were not denied.
 *
 * @param symbol fingerprint
 * @param units  added up, so that slices of any size come to the same
 * @param thin   whether one customer's money can move its price
 */
public record Flow(int day, long symbol, long units, boolean thin) {

    private static final long MOST_UNITS = Long.MAX_VALUE / 1_000_000;

    Flow plus(long more) {
        return new Flow(day, symbol, Math.min(MOST_UNITS, units + Math.min(MOST_UNITS, more)), thin);
    }
}
