package io.sekisho.server.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param url  {@code SEKISHO_DB_URL}: {@code jdbc:postgresql://…} or {@code postgres://user:password@host:port/database}; absent for the
 *             embedded one
 * @param data the data directory, {@code --data}; the embedded database lives below it
 */
public record DatabaseConfig(@Nullable String url, Path data) {

    public boolean embedded() {
        return url == null;
    }

    /** The address may hold a password. */
    @Override
    public String toString() {
        return "DatabaseConfig[" + (url == null ? "embedded below " + data : "external") + "]";
    }
}
