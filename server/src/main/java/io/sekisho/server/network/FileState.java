package io.sekisho.server.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** What tells cheaply that a file was replaced; an absent file has size -1. */
record FileState(Path file, long bytes, FileTime modified) {

    static FileState of(Path file) {
        try {
            return new FileState(file, Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return new FileState(file, -1, FileTime.fromMillis(0));
        }
    }
}
