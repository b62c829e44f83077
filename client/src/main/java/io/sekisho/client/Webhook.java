package io.sekisho.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system of yours that is told.
 *
 * @param types what it is told; empty: everything
 */
public record Webhook(
        String id, String url, List<String> types, @Nullable String description, boolean enabled) {

    /** The server leaves out what is empty. */
    public Webhook {
        types = types == null ? List.of() : List.copyOf(types);
    }
}
