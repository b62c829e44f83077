package io.sekisho.server.telephone.sip;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call's work, one thing after another, on whatever thread; a conversation may wait for a database here. */
final class Lane implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private volatile Runnable failed = () -> {};
    private boolean running;

    Lane(Executor threads) {
        this.threads = threads;
    }

    /** What is done where a step fails; it must not fail itself. */
    void onFailure(Runnable work) {
        failed = work;
    }

    /** What went wrong where, without the message, which may hold a number. */
    static String described(RuntimeException e) {
        return e.getClass().getName()
                + Stream.of(e.getStackTrace()).limit(3).map(at -> " at " + at).collect(Collectors.joining());
    }

    @Override
    public synchronized void execute(Runnable work) {
        waiting.add(work);
        if (!running) {
            running = true;
            threads.execute(this::run);
        }
    }

    private void run() {
        for (Runnable work = next(); work != null; work = next()) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("A call's step failed: {}", described(e));
                failed.run();
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable work = waiting.poll();
        running = work != null;
        return work;
    }
}
