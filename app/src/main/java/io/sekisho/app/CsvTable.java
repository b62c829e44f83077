package io.sekisho.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sekisho.app.ReferenceFiles.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file with a header, and says which line is broken. */
final class CsvTable {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private CsvTable() {}

    /** Takes one line after the other. */
    @FunctionalInterface
    interface Use {
        void take(Line line) throws Unusable;
    }

    /** Hands over all lines, each of which has all of the columns. */
    static void read(Path file, List<String> columns, Use use) throws Unusable {
        if (!Files.isRegularFile(file)) {
            throw new Unusable(file + ": no such file; the directory must hold logins.csv and scores.csv");
        }
        try (CSVParser parser = CSVParser.parse(file, UTF_8, FORMAT)) {
            requireColumns(file, columns, parser.getHeaderNames());
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                long number = parser.getCurrentLineNumber();
                use.take(complete(
                        new Line(file, number, records.next()),
                        parser.getHeaderNames().size()));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new Unusable(file + ": not readable as CSV: " + e.getMessage());
        }
    }

    private static void requireColumns(Path file, List<String> columns, List<String> header) throws Unusable {
        for (String column : columns) {
            if (!header.contains(column)) {
                throw new Unusable(file + ": the header has no column " + column);
            }
        }
    }

    private static Line complete(Line line, int width) throws Unusable {
        if (line.cells.size() != width) {
            throw line.unusable("has " + line.cells.size() + " cells, the header has " + width);
        }
        return line;
    }

    /**
     * @param number line of the file, from 1
     */
    record Line(Path file, long number, CSVRecord cells) {

        String text(String column) {
            return cells.get(column);
        }

        List<String> texts(List<String> columns) {
            return columns.stream().map(cells::get).toList();
        }

        /** A row number from 0, below a bound. */
        int row(String column, int bound) throws Unusable {
            try {
                int row = Integer.parseInt(text(column));
                if (row >= 0 && row < bound) {
                    return row;
                }
            } catch (NumberFormatException e) {
                throw unusable(column + " is no number: " + text(column));
            }
            throw unusable(column + " " + text(column) + " is not one of the " + bound + " rows of logins.csv");
        }

        double positive(String column) throws Unusable {
            try {
                double value = Double.parseDouble(text(column));
                if (value > 0 && Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw unusable(column + " is no number: " + text(column));
            }
            throw unusable(column + " must be above 0, not " + text(column));
        }

        Unusable unusable(String problem) {
            return new Unusable(file + ":" + number + ": " + problem);
        }
    }
}
