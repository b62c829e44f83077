package io.sekisho.client;

import java.util.List;

/**
 * What became of the lines of an import.
 *
 * @param duplicates lines whose id was imported before
 * @param refused    by number; the list is cut after 1,000
 */
public record ImportResult(long accepted, long duplicates, long refusedCount, List<RefusedLine> refused) {

    /** @param line from 1 */
    public record RefusedLine(long line, List<Problem.FieldError> errors) {}

    /** The server leaves out what is empty. */
    public ImportResult {
        refused = refused == null ? List.of() : List.copyOf(refused);
    }
}
