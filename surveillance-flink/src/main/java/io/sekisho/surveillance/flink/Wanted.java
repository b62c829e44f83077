package io.sekisho.surveillance.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;

/** How Flink is wanted to run the job, unless an operator sets it otherwise. */
final class Wanted {

    private static final Map<String, String> USUAL = Map.ofEntries(
            // What is kept and sent has a serializer of its own: a class that lacks one is an error, not a slow
            // surprise.
            Map.entry("pipeline.generic-types", "false"),
            // Whatever passes between steps is immutable.
            Map.entry("pipeline.object-reuse", "true"),
            Map.entry("pipeline.auto-watermark-interval", "100 ms"),
            // The most that a savepoint can ever be spread over; fixed, since it cannot change later.
            Map.entry("pipeline.max-parallelism", "256"),
            Map.entry("state.backend.type", "rocksdb"),
            // Timers are few (what waits for a second or two, one for each key), and much faster in memory.
            Map.entry("state.backend.rocksdb.timer-service.factory", "HEAP"),
            Map.entry("execution.checkpointing.interval", "10 s"),
            Map.entry("execution.checkpointing.mode", "EXACTLY_ONCE"),
            Map.entry("execution.checkpointing.incremental", "true"),
            Map.entry("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION"),
            Map.entry("execution.checkpointing.num-retained", "3"),
            Map.entry("execution.checkpointing.tolerable-failed-checkpoints", "10"),
            Map.entry("restart-strategy.type", "exponential-delay"));

    private static final String RECOVERY = "execution.state-recovery.path";

    private Wanted() {}

    /** @throws UncheckedIOException the folder of the checkpoints cannot be read */
    static Configuration by(Settings settings) {
        Map<String, String> wanted = new HashMap<>(USUAL);
        wanted.put("execution.checkpointing.dir", settings.checkpoints().toString());
        switch (settings.restore()) {
            case "none" -> {}
            case "newest" -> newest(settings).ifPresent(path -> wanted.put(RECOVERY, path));
            default -> wanted.put(RECOVERY, settings.restore());
        }
        wanted.putAll(settings.flink());
        return Configuration.fromMap(wanted);
    }

    private static Optional<String> newest(Settings settings) {
        try {
            return Checkpoints.newest(new Path(settings.checkpoints())).map(Path::toString);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for checkpoints in " + settings.checkpoints(), e);
        }
    }
}
