package io.sekisho.server.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/** A month's figures as they were published. */
public record Publication(YearMonth month, Figures figures, Instant at, String by) {

    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>(figures.told());
        told.put("at", at);
        told.put("by", by);
        return told;
    }
}
