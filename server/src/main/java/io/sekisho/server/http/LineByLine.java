package io.sekisho.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Takes one JSON object, refused as a whole, or many as NDJSON, whose refused lines are told by number. */
public final class LineByLine {

    /** Both ways of sending. */
    public static final Intake INTAKE = Intake.stream(Intake.JSON_TYPE, Intake.NDJSON_TYPE);

    private final LineTally tally = new LineTally();

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
        return Answer.json(200, taken.tally.told());
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
            tally.refuseTooLong(line.number());
            return;
        }
        if (new String(line.content(), StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        try {
            count(taking.take(Fields.read(Json.parse(line.content()), reader)));
        } catch (ProblemException e) {
            tally.refuse(line.number(), e.problem());
        }
    }

    private void count(boolean fresh) {
        tally.count(fresh ? 1 : 0, 1);
    }
}
