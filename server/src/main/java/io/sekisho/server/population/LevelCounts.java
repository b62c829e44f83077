package io.sekisho.server.population;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The counts of one level's values, as many as the level keeps. */
final class LevelCounts {

    private final Level level;
    private final Cache<Long, Seen> values;

    LevelCounts(Level level) {
        this.level = level;
        this.values = Caffeine.newBuilder()
                .maximumSize(level.maxValues())
                .executor(Runnable::run) // evict at once, in the writer's thread, so that the bound holds
                .build();
    }

    void learn(long value, long... marks) {
        seen(value).learn(marks);
    }

    long count(long value) {
        Seen seen = values.getIfPresent(value);
        return seen == null ? 0 : seen.count();
    }

    @Nullable
    Seen find(long value) {
        return values.getIfPresent(value);
    }

    /** Distinct values kept. */
    long distinct() {
        return values.estimatedSize();
    }

    void drain(Consumer<Row> rows) {
        values.asMap().forEach((value, seen) -> seen.drain(level, value, rows));
    }

    void load(Row row) {
        Seen seen = seen(row.value());
        if (row.inside() == 0) {
            seen.load(row.count());
        } else {
            seen.loadInside(row.inside());
        }
    }

    void putBack(Row row) {
        seen(row.value()).putBack(row);
    }

    private Seen seen(long value) {
        return values.get(value, unknown -> new Seen());
    }
}
