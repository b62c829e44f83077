package io.sekisho.app;

import io.sekisho.simulator.SimulationConfig;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How many of the days are over; drawn for a person only. */
final class SimulationProgress implements AutoCloseable {

    private static final long SECONDS_OF_DAY = 86_400;

    private final @Nullable ProgressBar bar;
    private final Instant start;

    private SimulationProgress(@Nullable ProgressBar bar, Instant start) {
        this.bar = bar;
        this.start = start;
    }

    static SimulationProgress of(Shell shell, SimulationConfig config) {
        if (!shell.interactive()) {
            return new SimulationProgress(null, config.start());
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("simulate")
                .setInitialMax(config.days() * SECONDS_OF_DAY)
                .setUnit(" days", SECONDS_OF_DAY)
                .build();
        return new SimulationProgress(bar, config.start());
    }

    void at(Instant time) {
        if (bar != null) {
            bar.stepTo(Math.max(0, Duration.between(start, time).toSeconds()));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
