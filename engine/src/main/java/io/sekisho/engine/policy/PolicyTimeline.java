package io.sekisho.engine.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Every policy version there is, and which of them is in force when.
 *
 * @param versions in order of their instants, then their numbers, whatever order they were given in
 */
public record PolicyTimeline(List<Numbered> versions) {

    /**
     * @param version the number it was stored under, from 1; 0 is the baseline
     * @param name    the policy's name
     */
    public record Numbered(int version, String name, PolicyVersion policy) {}

    public PolicyTimeline {
        versions = versions.stream()
                .sorted(Comparator.comparing((Numbered n) -> n.policy().effectiveFrom())
                        .thenComparingInt(Numbered::version))
                .toList();
    }

    /**
     * The version in force: the latest whose instant is not after the given one, of equal instants the one with the higher
     * number; before the first, the shipped default's first version as number 0.
     */
    public Numbered at(Instant instant) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).policy().effectiveFrom().isAfter(instant)) {
                return versions.get(i);
            }
        }
        return Baseline.VERSION;
    }

    /**
     * The version of a number, for deciding a past event again.
     *
     * @throws java.util.NoSuchElementException where there is none
     */
    public Numbered numbered(int version) {
        return version == 0
                ? Baseline.VERSION
                : versions.stream()
                        .filter(numbered -> numbered.version() == version)
                        .findFirst()
                        .orElseThrow();
    }

    private static final class Baseline {
        static final Numbered VERSION = new Numbered(
                0, Presets.DEFAULT, Presets.file(Presets.DEFAULT).versions().getFirst());
    }
}
