package io.sekisho.app;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The server's refusals, for a person. */
final class Refusal {

    private Refusal() {}

    /**
     * In one line.
     *
     * @param problem an {@code application/problem+json}, or anything else
     */
    static String text(int status, JsonNode problem) {
        String errors = errors(problem.path("errors"));
        String reason = problem.path("detail").asString(problem.path("title").asString("no reason given"));
        String hint = switch (status) {
            case 401 -> "; is the key right?";
            case 403 -> "; the key lacks a scope";
            default -> "";
        };
        return "The server refuses (" + status + "): " + (errors.isEmpty() ? reason : errors) + hint;
    }

    /** The faulty fields: {@code /time: must be …; /client: …}. */
    static String errors(JsonNode errors) {
        List<String> parts = new ArrayList<>();
        for (JsonNode error : errors) {
            String pointer = error.path("pointer").asString("");
            String detail = error.path("detail").asString("");
            parts.add(pointer.isEmpty() ? detail : pointer + ": " + detail);
        }
        return String.join("; ", parts);
    }
}
