package io.sekisho.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTimelineTest {

    private static final Instant MAY = Instant.parse("2025-05-09T09:00:00Z");

    @Test
    void aVersionIsInForceFromItsInstantUntilTheNext() {
        PolicyTimeline timeline = new PolicyTimeline(List.of(
                numbered(2, "2025-05-09T18:00:00+09:00"),
                numbered(1, "2025-03-23T00:00:00+09:00"),
                numbered(3, "2025-10-15T00:00:00+09:00")));

        assertThat(timeline.at(MAY.minusNanos(1)).version()).isEqualTo(1);
        assertThat(timeline.at(MAY).version()).isEqualTo(2);
        assertThat(timeline.at(Instant.parse("2025-10-14T14:59:59.999999999Z")).version())
                .isEqualTo(2);
        assertThat(timeline.at(Instant.parse("2025-10-14T15:00:00Z")).version()).isEqualTo(3);
        assertThat(timeline.at(Instant.MAX).version()).isEqualTo(3);
    }

    @Test
    void ofTwoFromTheSameInstantTheOneStoredLaterHolds() {
        PolicyTimeline timeline = new PolicyTimeline(
                List.of(numbered(8, "2025-05-09T09:00:00Z"), numbered(7, "2025-05-09T18:00:00+09:00")));

        assertThat(timeline.at(MAY).version()).isEqualTo(8);
    }

    @Test
    void anOlderInstantStoredLaterDoesNotTakeOver() {
        PolicyTimeline timeline = new PolicyTimeline(
                List.of(numbered(1, "2025-05-09T18:00:00+09:00"), numbered(2, "2025-04-01T00:00:00+09:00")));

        assertThat(timeline.at(MAY).version()).isEqualTo(1);
        assertThat(timeline.at(MAY.minusNanos(1)).version()).isEqualTo(2);
    }

    @Test
    void beforeTheFirstTheShippedDefaultHoldsAsNumberZero() {
        PolicyTimeline timeline = new PolicyTimeline(List.of(numbered(1, "2025-05-09T18:00:00+09:00")));

        for (PolicyTimeline each : List.of(timeline, new PolicyTimeline(List.of()))) {
            PolicyTimeline.Numbered before = each.at(Instant.EPOCH);
            assertThat(before.version()).isZero();
            assertThat(before.name()).isEqualTo("default");
            assertThat(before.policy().rules()).isNotEmpty();
        }
    }

    private static PolicyTimeline.Numbered numbered(int version, String from) {
        PolicyFile file = PolicyFile.parse("{effectiveFrom: '" + from + "', default: ALLOW}", "v" + version);
        return new PolicyTimeline.Numbered(
                version, "v" + version, file.versions().getFirst());
    }
}
