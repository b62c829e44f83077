package io.sekisho.engine.likelihood;

import io.sekisho.engine.fact.Population;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The population's counts of one feature. */
final class FeatureCounts {

    private record LowerValue(int level, String value) {}

    private final LevelCounts counts;
    private final Map<String, Set<LowerValue>> insideFirst = new HashMap<>();

    FeatureCounts(int levels) {
        counts = new LevelCounts(levels);
    }

    void learn(List<String> values) {
        counts.learn(values);
        Set<LowerValue> inside = insideFirst.computeIfAbsent(values.getFirst(), first -> new HashSet<>());
        for (int level = 1; level < values.size(); level++) {
            inside.add(new LowerValue(level, values.get(level)));
        }
    }

    Population.Levels of(List<String> values) {
        Set<LowerValue> inside = insideFirst.getOrDefault(values.getFirst(), Set.of());
        return new Population.Levels(counts.of(values), counts.distinctBelowFirst(), inside.size());
    }
}
