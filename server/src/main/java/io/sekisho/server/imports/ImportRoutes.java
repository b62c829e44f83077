package io.sekisho.server.imports;

import io.sekisho.engine.event.Event;
import io.sekisho.server.event.EventReader;
import io.sekisho.server.event.FactFinder;
import io.sekisho.server.event.ReceivedBody;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Lines;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.ProblemException;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.population.PopulationView;
import io.sekisho.server.secret.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/imports}: past events as NDJSON, read line by line; a broken line is refused by its number and stops no other. */
public final class ImportRoutes {

    /** Lines learned in one go. */
    private static final int CHUNK_LINES = 500;

    /** Refused lines told in full; of more, only their number is. */
    private static final int REFUSED_TOLD_MAX = 1_000;

    private static final String TAKEOVER = "takeover";
    private static final String HONEST = "honest";

    private final Importer importer;
    private final InstantSource clock;

    public static ImportRoutes of(
            AccountMemory memory, FactFinder facts, PopulationView population, InstantSource clock) {
        return new ImportRoutes(new Importer(memory, facts, population), clock);
    }

    private ImportRoutes(Importer importer, InstantSource clock) {
        this.importer = importer;
        this.clock = clock;
    }

    public Routes routes() {
        return new Routes().post("/v1/imports", Scope.IMPORT, Intake.NDJSON_STREAM, this::read);
    }

    /** Counts while an import is read. */
    private static final class Progress {
        private long accepted;
        private long duplicates;
        private long refused;
        private final List<Map<String, Object>> refusals = new ArrayList<>();
        private final List<Importer.Past> chunk = new ArrayList<>(CHUNK_LINES);

        void refuse(int line, List<FieldError> errors) {
            refused++;
            if (refusals.size() < REFUSED_TOLD_MAX) {
                refusals.add(Map.of("line", line, "errors", errors));
            }
        }

        Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("accepted", accepted);
            told.put("duplicates", duplicates);
            told.put("refusedCount", refused);
            told.put("refused", refusals);
            return told;
        }
    }

    private Answer read(Call call) throws IOException {
        Instant receivedAt = clock.instant();
        Progress progress = new Progress();
        Lines lines = call.lines();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            take(line, receivedAt, progress);
            if (progress.chunk.size() >= CHUNK_LINES) {
                learn(progress);
            }
        }
        learn(progress);
        return Answer.json(200, progress.told());
    }

    private void take(Lines.Line line, Instant receivedAt, Progress progress) {
        if (line.tooLong()) {
            progress.refuse(
                    line.number(),
                    List.of(new FieldError("", "must be at most " + Intake.MAX_LINE_BYTES + " bytes long")));
            return;
        }
        if (new String(line.content(), StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        try {
            progress.chunk.add(past(line.content(), receivedAt));
        } catch (ProblemException e) {
            List<FieldError> errors = e.problem().errors();
            progress.refuse(
                    line.number(),
                    errors.isEmpty() ? List.of(new FieldError("", e.problem().detail())) : errors);
        }
    }

    private Importer.Past past(byte[] line, Instant receivedAt) {
        JsonNode json = Json.parse(line);
        Fields fields = Fields.of(json);
        Event event = EventReader.read(fields, receivedAt, () -> idOf(line));
        String label = label(fields);
        fields.throwIfAny();
        if (event.time().isAfter(receivedAt)) {
            throw Problem.invalid(List.of(new FieldError("/time", "must be past")))
                    .exception();
        }
        byte[] body = ReceivedBody.withoutTokens(line, json, event.client());
        return new Importer.Past(event, importer.network(event), importer.browser(event), TAKEOVER.equals(label), body);
    }

    private static @Nullable String label(Fields fields) {
        String label = fields.optionalText("label", TAKEOVER.length());
        if (label != null && !label.equals(TAKEOVER) && !label.equals(HONEST)) {
            fields.reject("label", "must be takeover or honest");
        }
        return label;
    }

    /** The same line without an id is the same event, so that an import can be repeated. */
    private static String idOf(byte[] line) {
        return "imp_" + HexFormat.of().formatHex(Sha256.of(line), 0, 16);
    }

    private void learn(Progress progress) {
        int fresh = importer.learn(progress.chunk);
        progress.accepted += fresh;
        progress.duplicates += progress.chunk.size() - fresh;
        progress.chunk.clear();
    }
}
