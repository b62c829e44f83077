package io.sekisho.server.store;

import org.jspecify.annotations.Nullable;

/** The database cannot be opened; the message says why and what to do. */
public final class DatabaseException extends RuntimeException {

    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
