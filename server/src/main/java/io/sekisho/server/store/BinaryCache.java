package io.sekisho.server.store;

import io.sekisho.server.secret.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where PostgreSQL's programs are unpacked, once for every server of this user: {@code SEKISHO_CACHE}, else {@code sekisho} in the user's
 * cache folder. Closed to other users, who could otherwise plant programs there. Open while programs are looked up or unpacked; one
 * process at a time.
 */
final class BinaryCache implements AutoCloseable {

    /** The library's own mark of a folder whose programs are all there. */
    private static final String UNPACKED = ".exists";

    /** A file lock excludes other processes only. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final Path directory;
    private final FileChannel lock;

    private BinaryCache(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static BinaryCache open() throws IOException {
        Path home = PrivateFile.folder(home());
        WITHIN_PROCESS.lock();
        try {
            FileChannel lock =
                    FileChannel.open(home.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            BinaryCache cache = new BinaryCache(Files.createDirectories(home.resolve("postgres")), lock);
            cache.removeHalfUnpacked();
            return cache;
        } catch (IOException | RuntimeException e) {
            WITHIN_PROCESS.unlock();
            throw e;
        }
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    /** The library never completes a file that a killed process left short. */
    private void removeHalfUnpacked() throws IOException {
        List<Path> folders;
        try (var children = Files.list(directory)) {
            folders = children.filter(folder -> !Files.exists(folder.resolve(UNPACKED)))
                    .toList();
        }
        for (Path folder : folders) {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> inside;
        try (var walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }

    private static Path home() {
        return Optional.ofNullable(System.getenv("SEKISHO_CACHE"))
                .or(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(cache -> cache + "/sekisho"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "sekisho"));
    }
}
