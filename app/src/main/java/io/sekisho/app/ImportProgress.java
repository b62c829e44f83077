package io.sekisho.app;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far an import is; drawn for a person only. */
final class ImportProgress implements AutoCloseable {

    private static final long BYTES_PER_UNIT = 1024 * 1024;

    private final @Nullable ProgressBar bar;

    private ImportProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Begins to show it, to a person.
     *
     * @param size in bytes, -1 where nobody knows
     */
    static ImportProgress of(Shell shell, long size) {
        if (!shell.interactive()) {
            return new ImportProgress(null);
        }
        return new ImportProgress(new ProgressBarBuilder()
                .setTaskName("import")
                .setInitialMax(size)
                .setUnit(" MiB", BYTES_PER_UNIT)
                .hideEta()
                .build());
    }

    void at(long bytes) {
        if (bar != null) {
            bar.stepTo(bytes);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
