package io.sekisho.network.tool;

import java.math.BigInteger;

/** Addresses from first to last, both included; IPv4 addresses are the numbers below 2^32, as in the MMDB tree. */
record Range<T>(BigInteger first, BigInteger last, T value) {

    Range<T> from(BigInteger start) {
        return new Range<>(start, last, value);
    }
}
