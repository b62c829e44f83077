package io.sekisho.app;

/** A command that cannot go on; the message says what happened and what to do, and is all that is shown. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
