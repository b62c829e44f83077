package io.sekisho.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table (RFC 4180, UTF-8) whose rows read as JSON objects of texts; an empty cell counts as absent. A cell cannot hold a line break, since
 * rows are told by their lines.
 */
final class CsvTable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    /** Spreadsheets begin a file with it. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<String> columns;

    private CsvTable(List<String> columns) {
        this.columns = columns;
    }

    /** @throws ProblemException 400 where the first line lacks a column, or names one twice */
    static CsvTable of(byte[] head, List<String> required) {
        String text = text(head);
        List<String> columns =
                cells(text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1)).stream()
                        .map(String::strip)
                        .toList();
        List<String> missing =
                required.stream().filter(column -> !columns.contains(column)).toList();
        if (!missing.isEmpty() || new HashSet<>(columns).size() < columns.size()) {
            throw Problem.malformed("the first line must name the columns, each once; missing are: "
                            + (missing.isEmpty() ? "none" : String.join(", ", missing)))
                    .exception();
        }
        return new CsvTable(columns);
    }

    /** @throws ProblemException 400 where this is no row of the table */
    JsonNode row(byte[] line) {
        List<String> cells = cells(text(line));
        if (cells.size() != columns.size()) {
            throw Problem.malformed(
                            "must have " + columns.size() + " cells as the first line has; it has " + cells.size())
                    .exception();
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            String cell = Csv.unguarded(cells.get(i));
            if (!cell.isEmpty()) {
                row.put(columns.get(i), cell);
            }
        }
        return row;
    }

    private static List<String> cells(String line) {
        try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty() ? List.of() : records.getFirst().toList();
        } catch (IOException | UncheckedIOException e) {
            throw Problem.malformed("must be cells parted by commas, with quotation marks closed in the same line")
                    .exception();
        }
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("must be UTF-8").exception();
        }
    }
}
