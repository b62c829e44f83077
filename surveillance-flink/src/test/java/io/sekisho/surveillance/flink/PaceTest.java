package io.sekisho.surveillance.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.ManualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2025-03-24T00:10:00Z");

    private final ManualClock running = new ManualClock();
    private final Heard output = new Heard();
    private final Pace pace =
            new Pace(Duration.ofSeconds(2), Duration.ofSeconds(5), Clock.fixed(NOW, ZoneOffset.UTC), running);

    @Test
    void nothingIsSaidBeforeAnythingWasHeard() {
        pace.onPeriodicEmit(output);
        assertThat(output.said).isEmpty();
    }

    @Test
    void eventTimeStaysBehindTheLatestByTheDisorder() {
        hear(1_000_000, null);
        hear(999_000, null);
        pace.onPeriodicEmit(output);
        assertThat(output.said).containsExactly("997999");
    }

    @Test
    void afterASilenceAllThatCameIsCompleteAndNobodyIsHeldUp() {
        hear(1_000_000, null);
        pace.onPeriodicEmit(output);
        running.advanceTime(Duration.ofSeconds(6));
        pace.onPeriodicEmit(output);
        assertThat(output.said).as("idle only once that was passed on").containsExactly("997999", "1000000");
        pace.onPeriodicEmit(output);
        hear(1_001_000, null);
        pace.onPeriodicEmit(output);
        assertThat(output.said).containsExactly("997999", "1000000", "idle", "998999");
    }

    @Test
    void aPartitionThatWasNeverHeardOfHoldsNobodyUpEither() {
        running.advanceTime(Duration.ofSeconds(6));
        pace.onPeriodicEmit(output);
        assertThat(output.said).containsExactly("idle");
    }

    @Test
    void aClockThatRunsAheadMakesNobodyLate() {
        hear(NOW.plusSeconds(61).toEpochMilli(), null);
        hear(1_000_000, null);
        pace.onPeriodicEmit(output);
        assertThat(output.said).containsExactly("997999");
    }

    @Test
    void theTimeOfWhatCouldNotBeReadIsNoTime() {
        hear(1_000_000, null);
        hear(2_000_000, "is no Observation");
        pace.onPeriodicEmit(output);
        assertThat(output.said).containsExactly("997999");
    }

    private void hear(long time, @Nullable String fault) {
        pace.onEvent(new Read("a", 1, time, new String[0], new byte[0], fault), time, output);
    }

    private static final class Heard implements WatermarkOutput {

        private final List<String> said = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            said.add(String.valueOf(watermark.getTimestamp()));
        }

        @Override
        public void markIdle() {
            said.add("idle");
        }

        @Override
        public void markActive() {
            said.add("active");
        }
    }
}
