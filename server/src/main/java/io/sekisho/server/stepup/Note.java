package io.sekisho.server.stepup;

import io.sekisho.server.http.Problem;
import io.sekisho.server.http.WireNames;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a page says about the step just taken; it travels in the page's address, so it is one of these and no text. */
enum Note {
    SENT("good"),
    WRONG("bad"),
    FORMAT("bad"),
    CODE_EXPIRED("warn"),
    OTHER_CLIENT("warn"),
    PASSKEY_WRONG("bad"),
    TRIED_ELSEWHERE("bad"),
    WAIT("warn"),
    REFUSED("warn"),
    BUSY("warn"),
    /** The customer stopped his account. */
    STOPPED("good");

    private final String kind;

    Note(String kind) {
        this.kind = kind;
    }

    String kind() {
        return kind;
    }

    String wire() {
        return WireNames.of(this);
    }

    static Optional<Note> ofWire(@Nullable String wire) {
        return Arrays.stream(values()).filter(note -> note.wire().equals(wire)).findFirst();
    }

    static Note of(Problem problem) {
        return switch (problem.kind()) {
            case TOO_MANY -> WAIT;
            case CONFLICT -> REFUSED;
            case MALFORMED, INVALID -> FORMAT;
            case UNAUTHORIZED,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    TIMED_OUT,
                    TOO_LARGE,
                    URI_TOO_LONG,
                    UNSUPPORTED_TYPE,
                    IMPOSSIBLE,
                    HEADER_TOO_LARGE,
                    INTERNAL,
                    UNAVAILABLE,
                    VERSION -> BUSY;
        };
    }
}
