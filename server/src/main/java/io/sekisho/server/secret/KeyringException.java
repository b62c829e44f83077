package io.sekisho.server.secret;

import org.jspecify.annotations.Nullable;

/** The keys are missing, damaged or not the ones something was sealed with; the message says what to do. */
public final class KeyringException extends RuntimeException {

    KeyringException(String message) {
        super(message);
    }

    KeyringException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
