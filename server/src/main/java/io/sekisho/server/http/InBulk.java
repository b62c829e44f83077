package io.sekisho.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Takes many objects, as NDJSON or as a table (CSV, whose first line names the columns), some hundreds at a time. A line that is refused
 * is told by its number and stops no other.
 */
public final class InBulk<T> {

    public static final Intake INTAKE = Intake.stream(Intake.NDJSON_TYPE, Intake.CSV_TYPE);

    /** Lines taken in one go: one transaction each. */
    private static final int CHUNK_LINES = 500;

    private final Function<Fields, T> reader;
    private final Taking<T> taking;
    private final LineTally tally = new LineTally();
    private final List<T> chunk = new ArrayList<>(CHUNK_LINES);

    private InBulk(Function<Fields, T> reader, Taking<T> taking) {
        this.reader = reader;
        this.taking = taking;
    }

    /** What is done with some of the objects, all or none of them; says how many were new or changed something. */
    @FunctionalInterface
    public interface Taking<T> {
        int take(List<T> some);
    }

    /**
     * Answers with the counts and the refused lines.
     *
     * @param columns which a table must have
     * @throws ProblemException 400 where a table's first line does not name them
     */
    public static <T> Answer take(Call call, List<String> columns, Function<Fields, T> reader, Taking<T> taking)
            throws IOException {
        InBulk<T> bulk = new InBulk<>(reader, taking);
        if (call.mediaType().equals(Intake.CSV_TYPE)) {
            bulk.table(call.lines(), columns);
        } else {
            bulk.each(call.lines(), Json::parse);
        }
        bulk.handOver();
        return Answer.json(200, bulk.tally.told());
    }

    private void table(Lines lines, List<String> columns) throws IOException {
        Lines.Line head = lines.next();
        CsvTable table = CsvTable.of(head == null || head.tooLong() ? new byte[0] : head.content(), columns);
        each(lines, table::row);
    }

    private void each(Lines lines, Function<byte[], JsonNode> parser) throws IOException {
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            read(line, parser);
            if (chunk.size() == CHUNK_LINES) {
                handOver();
            }
        }
    }

    private void read(Lines.Line line, Function<byte[], JsonNode> parser) {
        if (line.tooLong()) {
            tally.refuseTooLong(line.number());
            return;
        }
        if (new String(line.content(), StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        try {
            chunk.add(Fields.read(parser.apply(line.content()), reader));
        } catch (ProblemException e) {
            tally.refuse(line.number(), e.problem());
        }
    }

    private void handOver() {
        if (!chunk.isEmpty()) {
            tally.count(taking.take(List.copyOf(chunk)), chunk.size());
            chunk.clear();
        }
    }
}
