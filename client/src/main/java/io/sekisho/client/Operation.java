package io.sekisho.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a customer does that Sekisho is asked about. */
public enum Operation {
    LOGIN,
    ORDER,
    WITHDRAWAL,
    CHANGE;

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
