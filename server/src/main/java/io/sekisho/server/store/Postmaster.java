package io.sekisho.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL processes that work in one data directory. They outlive a killed server, and two sets of them on one directory would
 * corrupt it, so what is left of an earlier server is stopped before a new one starts. The caller holds the directory's lock.
 */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration FAST_STOP_MAX = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE_STOP_MAX = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final Path directory;

    /** @param directory PostgreSQL's own data directory; need not exist yet */
    Postmaster(Path directory) {
        this.directory = directory;
    }

    /** Returns when no process works in the directory; asks for a clean stop first, then for one that the log recovers from. */
    void stop() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Optional<ProcessHandle> leader = leader();
        leader.ifPresent(process -> signal(process, "INT", FAST_STOP_MAX));
        leader.filter(ProcessHandle::isAlive).ifPresent(process -> signal(process, "QUIT", IMMEDIATE_STOP_MAX));
        if (!awaitNobody()) {
            throw new DatabaseException("PostgreSQL of an earlier server still works in " + directory
                    + " and does not stop: processes "
                    + workers().stream().map(ProcessHandle::pid).toList()
                    + "; stop them and start again");
        }
        forgetStrangersId();
    }

    /** PostgreSQL's meaning of the signals: INT ends sessions and writes a checkpoint, QUIT leaves recovery to the next start. */
    private void signal(ProcessHandle leader, String signal, Duration max) {
        LOG.info("Stopping PostgreSQL in {} (process {}, {})", directory, leader.pid(), signal);
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + leader.pid())
                    .inheritIO()
                    .start()
                    .waitFor();
            leader.onExit().get(max.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.warn("PostgreSQL process {} did not stop on {}: {}", leader.pid(), signal, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while PostgreSQL in " + directory + " was stopping", e);
        }
    }

    /** The process named in {@code postmaster.pid}, if it really works here: numbers are used again. */
    private Optional<ProcessHandle> leader() {
        return namedProcess().filter(this::worksHere);
    }

    private Optional<ProcessHandle> namedProcess() {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst().map(line -> Long.parseLong(line.strip())).flatMap(ProcessHandle::of);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * PostgreSQL would refuse to start while the number of one that died is still taken: by an unrelated process, after the machine was
     * started anew, or by its own remains, where it was killed and nobody has asked for its exit code yet.
     */
    private void forgetStrangersId() {
        Optional<ProcessHandle> stranger =
                namedProcess().filter(process -> workingFolder(process).isPresent() || isDefunct(process));
        if (stranger.isPresent()) {
            LOG.warn(
                    "Removing {}: process {} is not PostgreSQL's any more",
                    pidFile(),
                    stranger.get().pid());
            try {
                Files.delete(pidFile());
            } catch (IOException e) {
                throw new DatabaseException("Cannot remove the stale " + pidFile(), e);
            }
        }
    }

    /** A zombie in the words of proc(5): its state stands behind its name, which may hold anything. */
    private static boolean isDefunct(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean awaitNobody() {
        long end = System.nanoTime() + IMMEDIATE_STOP_MAX.toNanos();
        while (!workers().isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(POLL_INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Every process of PostgreSQL, sessions left without their leader too, has the data directory as its working folder. */
    private List<ProcessHandle> workers() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    private boolean worksHere(ProcessHandle process) {
        return workingFolder(process).map(directory::equals).orElse(false);
    }

    /** Known on Linux only; elsewhere PostgreSQL's own lock file has to do. */
    private static Optional<Path> workingFolder(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }
}
