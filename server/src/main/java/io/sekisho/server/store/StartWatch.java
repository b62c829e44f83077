package io.sekisho.server.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Ends the wait for PostgreSQL as soon as its launcher writes that it gave up. The library does not look at what the launcher says, and
 * would go on asking for a connection as long as a recovery may take.
 */
final class StartWatch implements AutoCloseable {

    private static final String GAVE_UP = "could not start server";
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Path log;
    private final long begin;
    private final Thread waiting = Thread.currentThread();
    private final Thread watcher;
    private boolean failed;
    private boolean closed;

    private StartWatch(Path log, long begin) {
        this.log = log;
        this.begin = begin;
        this.watcher = Thread.ofVirtual().name("postgres-start").unstarted(this::watch);
    }

    /** @param log where PostgreSQL and its launcher write; what is there already does not count */
    static StartWatch begin(Path log) throws IOException {
        StartWatch watch = new StartWatch(log, Files.exists(log) ? Files.size(log) : 0);
        watch.watcher.start();
        return watch;
    }

    /** Whether PostgreSQL gave up; if so the wait was interrupted, which is undone here. To be asked by the thread that waited. */
    synchronized boolean failed() {
        closed = true;
        boolean interrupted = failed && Thread.interrupted();
        return interrupted || failed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void watch() {
        try {
            while (!gaveUp()) {
                Thread.sleep(INTERVAL);
                if (isClosed()) {
                    return;
                }
            }
            interrupt();
        } catch (IOException | InterruptedException e) {
            // Then the wait lasts as long as it may.
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void interrupt() {
        if (!closed) {
            failed = true;
            waiting.interrupt();
        }
    }

    private boolean gaveUp() throws IOException {
        if (!Files.exists(log)) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] written = new byte[(int) Math.min(1 << 16, Math.max(0, file.length() - begin))];
            file.seek(Math.max(begin, file.length() - written.length));
            file.readFully(written);
            return new String(written, StandardCharsets.UTF_8).contains(GAVE_UP);
        }
    }
}
