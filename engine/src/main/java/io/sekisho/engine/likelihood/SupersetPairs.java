package io.sekisho.engine.likelihood;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges one feature of many candidate logins against one account and population: in how many pairs does one candidate
 * match a strict superset of the other's levels, and in how many of those does it get more bits?
 *
 * <p>Every pair counts; sorting spares comparing them one by one.
 */
public final class SupersetPairs {

    /**
     * @param checked  pairs in which one candidate matches strictly more levels
     * @param violated those of them in which that one gets more bits
     */
    public record Tally(long checked, long violated) {

        public static final Tally NONE = new Tally(0, 0);

        public Tally plus(Tally other) {
            return new Tally(checked + other.checked, violated + other.violated);
        }
    }

    private final List<List<Double>> bitsByPattern;

    public SupersetPairs(int levels) {
        bitsByPattern = Stream.<List<Double>>generate(ArrayList::new)
                .limit(1L << levels)
                .toList();
    }

    public void add(long[] userCounts, double bits) {
        bitsByPattern.get(Pattern.of(userCounts)).add(bits);
    }

    public Tally tally() {
        List<double[]> sorted = bitsByPattern.stream()
                .map(bits ->
                        bits.stream().mapToDouble(Double::doubleValue).sorted().toArray())
                .toList();
        Tally tally = Tally.NONE;
        for (int more = 0; more < sorted.size(); more++) {
            for (int less = 0; less < sorted.size(); less++) {
                if (Pattern.strictlyIncludes(more, less)) {
                    tally = tally.plus(compare(sorted.get(more), sorted.get(less)));
                }
            }
        }
        return tally;
    }

    private static Tally compare(double[] more, double[] less) {
        long violated = 0;
        int below = 0;
        for (double bits : more) {
            while (below < less.length && less[below] < bits) {
                below++;
            }
            violated += below;
        }
        return new Tally((long) more.length * less.length, violated);
    }
}
