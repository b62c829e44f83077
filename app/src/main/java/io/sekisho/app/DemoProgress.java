package io.sekisho.app;

import io.sekisho.demo.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far the demo's start is; drawn for a person only. */
final class DemoProgress implements Progress, AutoCloseable {

    private final @Nullable ProgressBar bar;

    private DemoProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** Begins with the server's start as the first step. */
    static DemoProgress of(Shell shell) {
        return of(shell, "preparing the demo");
    }

    /** @param task what goes on */
    static DemoProgress of(Shell shell, String task) {
        if (!shell.interactive()) {
            return new DemoProgress(null);
        }
        return new DemoProgress(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(1)
                .hideEta()
                .build());
    }

    @Override
    public void begin(int steps) {
        if (bar != null) {
            bar.maxHint(1L + steps);
        }
    }

    @Override
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
