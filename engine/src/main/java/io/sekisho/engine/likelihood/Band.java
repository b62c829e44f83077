package io.sekisho.engine.likelihood;

/** The range that evidence may take, in bits, both ends included. */
public record Band(double low, double high) {

    public Band {
        if (!(low <= high)) {
            throw new IllegalArgumentException("a band runs from low to high, not from " + low + " to " + high);
        }
    }

    /** The nearest number of the band; its top for a number that is none, so that doubt never speaks for a client. */
    double clamp(double bits) {
        return Double.isNaN(bits) ? high : Math.clamp(bits, low, high);
    }

    boolean liesAtOrBelow(Band other) {
        return high <= other.low;
    }
}
