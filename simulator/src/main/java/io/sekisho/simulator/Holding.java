package io.sekisho.simulator;

/**
 * A part of what somebody holds.
 *
 * @param what  index of a stock, or below 0 for a fund: -1 for the first
 * @param yen   its value
 */
record Holding(int what, long yen) {

    boolean fund() {
        return what < 0;
    }
}
