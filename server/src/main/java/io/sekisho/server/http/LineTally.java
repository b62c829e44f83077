package io.sekisho.server.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what became of the lines of a body, and remembers the refused ones by number. */
final class LineTally {

    /** Refused lines told one by one; beyond, they are counted. */
    private static final int REFUSED_TOLD_MAX = 1_000;

    private long accepted;
    private long duplicates;
    private long refusedCount;
    private final List<Map<String, Object>> refused = new ArrayList<>();

    /** @param fresh how many of {@code all} were not there before */
    void count(int fresh, int all) {
        accepted += fresh;
        duplicates += all - fresh;
    }

    void refuse(int line, List<FieldError> errors) {
        refusedCount++;
        if (refused.size() < REFUSED_TOLD_MAX) {
            refused.add(Map.of("line", line, "errors", errors));
        }
    }

    void refuse(int line, Problem problem) {
        List<FieldError> errors = problem.errors();
        refuse(line, errors.isEmpty() ? List.of(new FieldError("", problem.detail())) : errors);
    }

    void refuseTooLong(int line) {
        refuse(line, List.of(new FieldError("", "must be at most " + Intake.MAX_LINE_BYTES + " bytes long")));
    }

    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("accepted", accepted);
        told.put("duplicates", duplicates);
        told.put("refusedCount", refusedCount);
        told.put("refused", refused);
        return told;
    }
}
