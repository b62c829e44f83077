package io.sekisho.engine.scenario;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The worlds in which a scenario is tried: seeds, policies, populations from nobody to many. */
final class Scenarios {

    private static final int[] POPULATIONS = {0, 40, 400, 1500};
    private static final int SEEDS = 6;

    private Scenarios() {}

    static Stream<World> underDefault() {
        return under("default");
    }

    static Stream<World> underBoth() {
        return Stream.concat(underDefault(), under("rakuten-2025-03-23"));
    }

    private static Stream<World> under(String preset) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> new World(2025 + seed, preset).crowded(POPULATIONS[seed % POPULATIONS.length]));
    }
}
