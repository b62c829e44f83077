package io.sekisho.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** At most one server uses a data directory at a time. The system drops the lock with the process, however that ends. */
final class DirectoryLock implements AutoCloseable {

    private static final String NAME = "sekisho.lock";

    /** POSIX drops a process's locks when *any* of its descriptors of the file closes, so a second try must not even open it. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** @param directory an existing directory, as a real path */
    static DirectoryLock take(Path directory) {
        if (!HELD_HERE.add(directory)) {
            throw inUse(directory, "this process");
        }
        FileChannel channel = null;
        try {
            channel = open(directory);
            writeProcessId(channel);
            return new DirectoryLock(directory, channel);
        } catch (IOException e) {
            throw new DatabaseException("Cannot lock the data directory " + directory + ": " + e.getMessage(), e);
        } finally {
            if (channel == null) {
                HELD_HERE.remove(directory);
            }
        }
    }

    private static FileChannel open(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw inUse(directory, "process " + Files.readString(file).strip());
        }
        return channel;
    }

    private static void writeProcessId(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    private static DatabaseException inUse(Path directory, String holder) {
        return new DatabaseException("The data directory " + directory + " is in use by " + holder
                + "; stop that server, name another directory with --data, or share one database with SEKISHO_DB_URL");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseException("Cannot release the lock on " + directory, e);
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
