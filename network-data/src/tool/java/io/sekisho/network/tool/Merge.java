package io.sekisho.network.tool;

import io.sekisho.network.tool.Entry.AutonomousSystem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Lays the two tables over each other: disjoint ranges in order, neighbours that say the same joined. */
final class Merge {

    private final List<Range<Entry>> merged = new ArrayList<>();

    static List<Range<Entry>> of(List<Range<AutonomousSystem>> systems, List<Range<String>> countries) {
        TreeSet<BigInteger> cuts = new TreeSet<>();
        addCuts(systems, cuts);
        addCuts(countries, cuts);
        Merge merge = new Merge();
        Cursor<AutonomousSystem> system = new Cursor<>(systems);
        Cursor<String> country = new Cursor<>(countries);
        BigInteger first = cuts.first();
        for (BigInteger next : cuts.tailSet(first, false)) {
            merge.add(
                    new Range<>(first, next.subtract(BigInteger.ONE), new Entry(system.at(first), country.at(first))));
            first = next;
        }
        return merge.merged;
    }

    private static void addCuts(List<? extends Range<?>> ranges, TreeSet<BigInteger> cuts) {
        for (Range<?> range : ranges) {
            cuts.add(range.first());
            cuts.add(range.last().add(BigInteger.ONE));
        }
    }

    private void add(Range<Entry> next) {
        if (next.value().system() == null && next.value().country() == null) {
            return;
        }
        Range<Entry> before = merged.isEmpty() ? null : merged.getLast();
        boolean joins = before != null
                && before.value().equals(next.value())
                && before.last().add(BigInteger.ONE).equals(next.first());
        if (joins) {
            merged.set(merged.size() - 1, new Range<>(before.first(), next.last(), next.value()));
        } else {
            merged.add(next);
        }
    }

    /** Walks a table forward. */
    private static final class Cursor<T> {
        private final List<Range<T>> ranges;
        private int index;

        Cursor(List<Range<T>> ranges) {
            this.ranges = ranges;
        }

        T at(BigInteger address) {
            while (index < ranges.size() && ranges.get(index).last().compareTo(address) < 0) {
                index++;
            }
            boolean inside = index < ranges.size() && ranges.get(index).first().compareTo(address) <= 0;
            return inside ? ranges.get(index).value() : null;
        }
    }
}
