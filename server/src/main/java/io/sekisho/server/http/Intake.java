package io.sekisho.server.http;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What body a route takes.
 *
 * @param types    media types, in lower case without parameters; empty: a body is drained and not looked at
 * @param maxBytes longest body; a longer one gets 413
 * @param streamed whether the handler reads the body line by line while it arrives, each line at most {@link #MAX_LINE_BYTES}
 */
public record Intake(Set<String> types, long maxBytes, boolean streamed) {

    public static final String JSON_TYPE = "application/json";
    public static final String NDJSON_TYPE = "application/x-ndjson";
    public static final String YAML_TYPE = "application/yaml";
    public static final String FORM_TYPE = "application/x-www-form-urlencoded";
    public static final String CSV_TYPE = "text/csv";

    /** Longest body of an ordinary request. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    /** Longest line of a streamed body, without its line feed. */
    public static final int MAX_LINE_BYTES = 64 * 1024;

    /** Longest streamed body: some millions of events; more is several imports. */
    public static final long MAX_STREAM_BYTES = 4L * 1024 * 1024 * 1024;

    public static final Intake NONE = new Intake(Set.of(), MAX_BODY_BYTES, false);
    public static final Intake JSON = of(JSON_TYPE);
    public static final Intake FORM = of(FORM_TYPE);
    public static final Intake NDJSON_STREAM = new Intake(Set.of(NDJSON_TYPE), MAX_STREAM_BYTES, true);

    public Intake {
        types = Set.copyOf(types);
        if (maxBytes < 0 || (!streamed && maxBytes > Integer.MAX_VALUE / 2)) {
            throw new IllegalArgumentException("a body limit of " + maxBytes + " bytes");
        }
    }

    public static Intake of(String... types) {
        return new Intake(new LinkedHashSet<>(Arrays.asList(types)), MAX_BODY_BYTES, false);
    }

    public static Intake stream(String... types) {
        return new Intake(new LinkedHashSet<>(Arrays.asList(types)), MAX_STREAM_BYTES, true);
    }

    public Intake upTo(int bytes) {
        return new Intake(types, bytes, streamed);
    }
}
