package io.sekisho.network.tool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The search tree over 128-bit addresses, as small as it gets: a network is split only where its halves differ, and equal
 * subtrees are one (readers just follow record numbers, MaxMind's own files use this for aliases).
 */
final class SearchTree {

    private static final int BITS = 128;
    private static final int NOTHING = -1;

    private final List<Range<Entry>> ranges;
    private final BigInteger[] firsts;
    private final int[] leaves;
    private final List<int[]> nodes = new ArrayList<>();
    private final Map<List<Integer>, Integer> known = new HashMap<>();

    SearchTree(List<Range<Entry>> ranges, DataSection data) {
        this.ranges = ranges;
        this.firsts = ranges.stream().map(Range::first).toArray(BigInteger[]::new);
        this.leaves = ranges.stream()
                .mapToInt(range -> NOTHING - 1 - data.offset(range.value()))
                .toArray();
    }

    /** The nodes' record pairs in file order, root first: see {@link #isNode} and {@link #dataOffset}. */
    List<int[]> build() {
        int root = subtree(BigInteger.ZERO, BITS);
        int[] place = new int[nodes.size()];
        Arrays.fill(place, NOTHING);
        List<int[]> ordered = new ArrayList<>();
        place(root, place, ordered);
        return ordered.stream()
                .map(node -> new int[] {placed(node[0], place), placed(node[1], place)})
                .toList();
    }

    static boolean isNode(int record) {
        return record >= 0;
    }

    static boolean isNothing(int record) {
        return record == NOTHING;
    }

    static int dataOffset(int record) {
        return NOTHING - 1 - record;
    }

    private int subtree(BigInteger base, int bits) {
        BigInteger last = base.add(BigInteger.ONE.shiftLeft(bits)).subtract(BigInteger.ONE);
        int index = rangeAtOrAfter(base);
        if (index == ranges.size() || ranges.get(index).first().compareTo(last) > 0) {
            return NOTHING;
        }
        Range<Entry> range = ranges.get(index);
        if (range.first().compareTo(base) <= 0 && range.last().compareTo(last) >= 0) {
            return leaves[index];
        }
        int left = subtree(base, bits - 1);
        int right = subtree(base.add(BigInteger.ONE.shiftLeft(bits - 1)), bits - 1);
        return known.computeIfAbsent(List.of(left, right), children -> {
            nodes.add(new int[] {left, right});
            return nodes.size() - 1;
        });
    }

    /** Index of the range that holds the address, or else of the next one. */
    private int rangeAtOrAfter(BigInteger address) {
        int found = Arrays.binarySearch(firsts, address);
        if (found >= 0) {
            return found;
        }
        int before = -found - 2;
        boolean holds = before >= 0 && ranges.get(before).last().compareTo(address) >= 0;
        return holds ? before : before + 1;
    }

    /** Depth first, so that a look-up stays on few pages. */
    private void place(int record, int[] place, List<int[]> ordered) {
        if (isNode(record) && place[record] == NOTHING) {
            place[record] = ordered.size();
            ordered.add(nodes.get(record));
            place(nodes.get(record)[0], place, ordered);
            place(nodes.get(record)[1], place, ordered);
        }
    }

    private static int placed(int record, int[] place) {
        return isNode(record) ? place[record] : record;
    }
}
