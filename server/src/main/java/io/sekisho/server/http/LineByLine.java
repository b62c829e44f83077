package io.sekisho.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Takes one JSON object, refused as a whole, or many as NDJSON, whose refused lines are told by number. */
public final class LineByLine {

    /** Both ways of sending. */
    public static final Intake INTAKE = Intake.stream(Intake.JSON_TYPE, Intake.NDJSON_TYPE);

    /** Refused lines told one by one; beyond, they are counted. */
    private static final int REFUSED_TOLD_MAX = 1_000;

    private long accepted;
    private long duplicates;
    private long refusedCount;
    private final List<Map<String, Object>> refused = new ArrayList<>();

    private LineByLine() {}

    /** What is done with one object; false where it was there before. */
    @FunctionalInterface
    public interface Taking<T> {
        boolean take(T read);
    }

    /**
     * Answers with the counts, and with the refused lines of many.
     *
     * @param one    what is done with a single object
     * @param ofMany what is done with each of many
     */
    public static <T> Answer take(Call call, Function<Fields, T> reader, Taking<T> one, Taking<T> ofMany)
            throws IOException {
        LineByLine taken = new LineByLine();
        if (call.mediaType().equals(Intake.JSON_TYPE)) {
            taken.count(one.take(Fields.read(Json.parse(whole(call.lines())), reader)));
        } else {
            Lines lines = call.lines();
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                taken.line(line, reader, ofMany);
            }
        }
        return Answer.json(200, taken.told());
    }

    private static byte[] whole(Lines lines) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            if (line.tooLong() || all.size() + line.content().length > Intake.MAX_BODY_BYTES) {
                throw Problem.tooLarge(Intake.MAX_BODY_BYTES).exception();
            }
            all.write(line.content());
            all.write('\n');
        }
        return all.toByteArray();
    }

    private <T> void line(Lines.Line line, Function<Fields, T> reader, Taking<T> taking) {
        if (line.tooLong()) {
            String limit = "must be at most " + Intake.MAX_LINE_BYTES + " bytes long";
            refuse(line.number(), List.of(new FieldError("", limit)));
            return;
        }
        if (new String(line.content(), StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        try {
            count(taking.take(Fields.read(Json.parse(line.content()), reader)));
        } catch (ProblemException e) {
            List<FieldError> errors = e.problem().errors();
            refuse(
                    line.number(),
                    errors.isEmpty() ? List.of(new FieldError("", e.problem().detail())) : errors);
        }
    }

    private void count(boolean fresh) {
        accepted += fresh ? 1 : 0;
        duplicates += fresh ? 0 : 1;
    }

    private void refuse(int line, List<FieldError> errors) {
        refusedCount++;
        if (refused.size() < REFUSED_TOLD_MAX) {
            refused.add(Map.of("line", line, "errors", errors));
        }
    }

    private Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("accepted", accepted);
        told.put("duplicates", duplicates);
        told.put("refusedCount", refusedCount);
        told.put("refused", refused);
        return told;
    }
}
