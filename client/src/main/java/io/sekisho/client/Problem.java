package io.sekisho.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a call was refused (RFC 9457). */
public record Problem(
        @Nullable String type,
        @Nullable String title,
        int status,
        @Nullable String detail,
        @Nullable String requestId,
        List<FieldError> errors) {

    /**
     * One wrong field.
     *
     * @param pointer RFC 6901, into the body
     */
    public record FieldError(String pointer, String detail) {}

    /** The server leaves out what is empty. */
    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    static Problem ofStatus(int status) {
        return new Problem(null, null, status, null, null, List.of());
    }

    String message() {
        StringBuilder message = new StringBuilder("Sekisho answered ").append(status);
        if (detail != null) {
            message.append(": ").append(detail);
        }
        errors.forEach(error ->
                message.append("; ").append(error.pointer()).append(' ').append(error.detail()));
        if (requestId != null) {
            message.append(" (request ").append(requestId).append(')');
        }
        return message.toString();
    }
}
