package io.sekisho.engine.likelihood;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How often each value of each level of a feature was seen. */
final class LevelCounts {

    private final List<Map<String, Long>> byLevel;

    LevelCounts(int levels) {
        byLevel = Stream.<Map<String, Long>>generate(HashMap::new).limit(levels).toList();
    }

    void learn(List<String> values) {
        for (int level = 0; level < byLevel.size(); level++) {
            byLevel.get(level).merge(values.get(level), 1L, Long::sum);
        }
    }

    long[] of(List<String> values) {
        long[] counts = new long[byLevel.size()];
        for (int level = 0; level < counts.length; level++) {
            counts[level] = byLevel.get(level).getOrDefault(values.get(level), 0L);
        }
        return counts;
    }

    /** Distinct values of the levels below the first, summed. */
    long distinctBelowFirst() {
        return byLevel.stream().skip(1).mapToLong(Map::size).sum();
    }
}
