package io.sekisho.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    @Test
    void nothingWasSeenAtFirst() {
        assertThat(Versions.NONE.has(1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void eachVersionCountsOnceHoweverItsNeighboursAreShuffledAndRepeated(int seed) {
        Random random = new Random(seed);
        List<Long> sent = new ArrayList<>();
        List<Long> some = new ArrayList<>();
        for (long version : LongStream.rangeClosed(1, 500).toArray()) {
            some.add(version);
            if (random.nextInt(10) == 0) {
                some.add(version);
            }
            if (some.size() > 20) {
                Collections.shuffle(some, random);
                sent.addAll(some);
                some.clear();
            }
        }
        sent.addAll(some);
        Versions versions = Versions.NONE;
        Set<Long> counted = new HashSet<>();
        for (long version : sent) {
            if (!versions.has(version)) {
                assertThat(counted.add(version)).isTrue();
                versions = versions.plus(version);
            }
        }
        assertThat(counted).hasSize(500);
    }

    @Test
    void aLeapForgetsWhatLiesFarBehind() {
        Versions leapt = Versions.NONE.plus(1).plus(66);
        assertThat(leapt.has(1)).isTrue();
        assertThat(leapt.has(65)).isFalse();
        assertThat(leapt.plus(65).has(65)).isTrue();
        assertThat(Versions.NONE.plus(1).plus(65).has(1)).isTrue();
        assertThat(Versions.NONE.plus(5).plus(1_000).has(5)).isTrue();
    }
}
