package io.sekisho.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened before Sekisho was there, to be learned from.
 *
 * @param event its time is needed
 * @param label what is known about it, if anything
 */
public record PastEvent(AssessmentRequest event, @Nullable Label label) {

    /** Who it was. */
    public enum Label {
        TAKEOVER,
        HONEST;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PastEvent {
        if (event.time() == null) {
            throw new IllegalArgumentException("a past event needs its time");
        }
    }
}
