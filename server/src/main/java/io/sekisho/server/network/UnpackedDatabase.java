package io.sekisho.server.network;

import io.sekisho.network.DefaultDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The default database as a file, since only a file can be mapped instead of read into the heap. */
final class UnpackedDatabase {

    private UnpackedDatabase() {}

    /** Unpacks it once; several servers may share the folder. */
    static Path in(Path folder, DefaultDatabase database) throws IOException {
        Path file = folder.resolve(database.fileName());
        if (!Files.exists(file) || Files.size(file) != database.bytes()) {
            Files.createDirectories(folder);
            unpack(database, file);
        }
        return file;
    }

    private static void unpack(DefaultDatabase database, Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), database.fileName(), ".part");
        try {
            try (InputStream in = database.open()) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            // Without this a power cut after the rename can leave an empty file under the final name.
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
