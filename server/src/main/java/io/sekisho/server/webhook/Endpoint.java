package io.sekisho.server.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system of the brokerage's that is told.
 *
 * @param types             what it is told; empty: everything
 * @param disabledBy        {@code operator}, or {@code gone} where the endpoint itself said that it is (410)
 * @param formerSecretUntil until when messages are also signed with the secret before
 * @param waiting           messages not taken yet
 */
public record Endpoint(
        String id,
        String url,
        List<String> types,
        @Nullable String description,
        boolean enabled,
        @Nullable String disabledBy,
        Instant createdAt,
        @Nullable Instant formerSecretUntil,
        long waiting) {

    static final String GONE = "gone";
    static final String OPERATOR = "operator";

    /** What an operator says about one. */
    record Wanted(String url, List<String> types, @Nullable String description, boolean enabled) {}
}
