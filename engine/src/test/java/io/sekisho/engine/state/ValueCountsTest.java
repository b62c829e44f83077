package io.sekisho.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueCountsTest {

    @Test
    void theLatestStandsFirstAndIsCounted() {
        ValueCounts counts = ValueCounts.NONE.plus(1).plus(2).plus(1).plus(3);
        assertThat(counts.values()).containsExactly(3, 1, 2);
        assertThat(counts.counts()).containsExactly(1, 2, 1);
        assertThat(counts.count(1)).isEqualTo(2);
        assertThat(counts.count(4)).isZero();
        assertThat(counts.distinct()).isEqualTo(3);
        assertThat(counts.singletons()).isEqualTo(2);
        assertThat(counts.total()).isEqualTo(4);
    }

    @Test
    void aPartCountsForItself() {
        ValueCounts even = ValueCounts.NONE.plus(1).plus(2).plus(4).plus(2).where(value -> value % 2 == 0);
        assertThat(even).isEqualTo(new ValueCounts(new long[] {2, 4}, new int[] {2, 1}));
        assertThat(even.total(value -> value > 2)).isEqualTo(1);
    }

    @Test
    void theLeastRecentFallsOutAtTheBound() {
        ValueCounts counts = ValueCounts.NONE;
        for (int value = 0; value <= ValueCounts.MAX_VALUES; value++) {
            counts = counts.plus(value);
        }
        assertThat(counts.distinct()).isEqualTo(ValueCounts.MAX_VALUES);
        assertThat(counts.count(0)).isZero();
        assertThat(counts.count(1)).isEqualTo(1);
    }

    @Test
    void countsAreThoseOfAPlainMapWhileNothingFallsOut() {
        Random random = new Random(7);
        ValueCounts counts = ValueCounts.NONE;
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            long value = random.nextInt(ValueCounts.MAX_VALUES);
            counts = counts.plus(value);
            expected.merge(value, 1, Integer::sum);
        }
        ValueCounts all = counts;
        assertThat(expected)
                .allSatisfy((value, count) -> assertThat(all.count(value)).isEqualTo(count));
        assertThat(counts.total()).isEqualTo(2_000);
    }

    @Test
    void addingLeavesTheOldAsItWas() {
        ValueCounts one = ValueCounts.NONE.plus(1);
        assertThat(one.plus(1)).isNotEqualTo(one);
        assertThat(one).isEqualTo(ValueCounts.NONE.plus(1)).hasSameHashCodeAs(ValueCounts.NONE.plus(1));
    }
}
