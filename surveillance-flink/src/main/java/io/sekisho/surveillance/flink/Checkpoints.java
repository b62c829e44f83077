package io.sekisho.surveillance.flink;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * What jobs left behind in the folder of their checkpoints: {@code <job>/chk-<number>/_metadata}, and savepoints in a folder among those of the
 * jobs.
 */
final class Checkpoints {

    /** Folder of the savepoints. */
    static final String SAVEPOINTS = "savepoints";

    private static final FileStatus[] NONE = {};

    private Checkpoints() {}

    /**
     * The complete checkpoint or savepoint written last, of whichever job.
     *
     * @param folder that of all jobs; may not exist yet
     * @throws IOException the folder cannot be read
     */
    static Optional<Path> newest(Path folder) throws IOException {
        FileSystem files = folder.getFileSystem();
        FileStatus newest = null;
        for (FileStatus job : within(files, folder)) {
            for (FileStatus checkpoint : within(files, job.getPath())) {
                Path metadata = new Path(checkpoint.getPath(), "_metadata");
                if (files.exists(metadata)) {
                    newest = newer(newest, files.getFileStatus(metadata));
                }
            }
        }
        return Optional.ofNullable(newest).map(metadata -> metadata.getPath().getParent());
    }

    private static FileStatus newer(@Nullable FileStatus one, FileStatus other) {
        return one == null || one.getModificationTime() < other.getModificationTime() ? other : one;
    }

    private static FileStatus[] within(FileSystem files, Path folder) throws IOException {
        return files.exists(folder) && files.getFileStatus(folder).isDir() ? files.listStatus(folder) : NONE;
    }
}
