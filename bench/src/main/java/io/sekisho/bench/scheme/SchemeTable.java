package io.sekisho.bench.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One line for each kind of scheme. */
final class SchemeTable {

    private static final int MANY = 3;

    private final Map<String, List<Tally>> rows = new TreeMap<>();

    SchemeTable(List<Tally> tallies) {
        for (Tally tally : tallies) {
            String kind = "%s, %d".formatted(
                    tally.scheme().variant().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    tally.scheme().victims().size());
            rows.computeIfAbsent(kind, name -> new ArrayList<>()).add(tally);
        }
    }

    void print() {
        System.out.println("| scheme, victims | schemes | victims whose thief came to buy, mean"
                + " | schemes with three or more | watched by the third victim's first purchase"
                + " | watched ever | executed of the money, mean | worst |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        rows.forEach(SchemeTable::print);
    }

    private static void print(String kind, List<Tally> tallies) {
        List<Tally> many =
                tallies.stream().filter(tally -> tally.buyers() >= MANY).toList();
        System.out.printf(
                "| %s | %d | %.1f | %d | %d | %d | %.1f %% | %.1f %% |%n",
                kind,
                tallies.size(),
                tallies.stream().mapToInt(Tally::buyers).average().orElse(0),
                many.size(),
                many.stream().filter(Tally::inTime).count(),
                many.stream().filter(tally -> tally.buyersWhenWatched() >= 0).count(),
                100 * tallies.stream().mapToDouble(Tally::executedShare).average().orElse(0),
                100 * tallies.stream().mapToDouble(Tally::executedShare).max().orElse(0));
    }
}
