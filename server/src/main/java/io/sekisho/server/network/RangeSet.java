package io.sekisho.server.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Networks in sorted arrays, 32 bytes each, overlaps joined: a look-up is a binary search in the address's family.
 */
final class RangeSet {

    private static final Comparator<AddressRange> BY_FIRST = (a, b) -> Address.compare(
            a.first().high(), a.first().low(), b.first().high(), b.first().low());

    private final Table ipv4;
    private final Table ipv6;

    RangeSet(List<AddressRange> ranges) {
        ipv4 = new Table(joined(ranges, false));
        ipv6 = new Table(joined(ranges, true));
    }

    boolean contains(Address address) {
        return (address.ipv6() ? ipv6 : ipv4).contains(address.high(), address.low());
    }

    int size() {
        return ipv4.firstHigh.length + ipv6.firstHigh.length;
    }

    private static List<AddressRange> joined(List<AddressRange> ranges, boolean ipv6) {
        List<AddressRange> joined = new ArrayList<>();
        ranges.stream()
                .filter(range -> range.first().ipv6() == ipv6)
                .sorted(BY_FIRST)
                .forEach(range -> join(joined, range));
        return joined;
    }

    private static void join(List<AddressRange> joined, AddressRange next) {
        if (joined.isEmpty() || !joined.getLast().contains(next.first())) {
            joined.add(next);
        } else if (!joined.getLast().contains(next.last())) {
            joined.set(joined.size() - 1, new AddressRange(joined.getLast().first(), next.last()));
        }
    }

    /** Disjoint ranges of one family in order. */
    private static final class Table {
        private final long[] firstHigh;
        private final long[] firstLow;
        private final long[] lastHigh;
        private final long[] lastLow;

        Table(List<AddressRange> ranges) {
            firstHigh = ranges.stream().mapToLong(range -> range.first().high()).toArray();
            firstLow = ranges.stream().mapToLong(range -> range.first().low()).toArray();
            lastHigh = ranges.stream().mapToLong(range -> range.last().high()).toArray();
            lastLow = ranges.stream().mapToLong(range -> range.last().low()).toArray();
        }

        boolean contains(long high, long low) {
            int from = 0;
            int to = firstHigh.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (Address.compare(firstHigh[middle], firstLow[middle], high, low) <= 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from > 0 && Address.compare(high, low, lastHigh[from - 1], lastLow[from - 1]) <= 0;
        }
    }
}
