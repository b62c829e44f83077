package io.sekisho.server.exposure;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.LineByLine;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/exposures}. */
public final class ExposureRoutes {

    private static final Access LISTERS = Access.anyOf(Scope.ANALYST, Scope.IMPORT);
    private static final Access READERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR);

    private final Exposures exposures;
    private final Runnable mailsToWrite;

    /** @param mailsToWrite called when customers are to be told */
    public ExposureRoutes(Exposures exposures, Runnable mailsToWrite) {
        this.exposures = exposures;
        this.mailsToWrite = mailsToWrite;
    }

    private enum State {
        OPEN,
        CHANGED
    }

    public Routes routes() {
        return new Routes()
                .post("/v1/exposures", LISTERS, LineByLine.INTAKE, this::list)
                .get("/v1/exposures", READERS, this::page);
    }

    private Answer list(Call call) throws IOException {
        LineByLine.Taking<Exposure.Line> taking = line -> exposures.list(call.principal(), line);
        try {
            return LineByLine.take(call, Exposure.Line::read, taking, taking);
        } finally {
            mailsToWrite.run();
        }
    }

    private Answer page(Call call) {
        String accepted = call.header("Accept");
        if (accepted != null && accepted.contains("text/csv")) {
            return csv(exposures);
        }
        State state = call.queryEnum("state", State.class);
        Exposures.Page page = exposures.page(state == null ? null : state == State.OPEN, after(call.query("after")));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("listed", page.progress().listed());
        told.put("changed", page.progress().changed());
        told.put("open", page.progress().open());
        if (page.progress().openSince() != null) {
            told.put("openSince", page.progress().openSince());
        }
        told.put("exposures", page.exposures().stream().map(Exposure::told).toList());
        if (page.next() != null) {
            told.put("next", String.valueOf(page.next()));
        }
        return Answer.json(200, told);
    }

    private static @Nullable Long after(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid(List.of(new FieldError("?after", "must be the next of the page before")))
                    .exception();
        }
    }

    /** The list as a file. */
    public static Answer csv(Exposures exposures) {
        return Answer.text(200, "text/csv; charset=utf-8", exposures.csv())
                .with("Content-Disposition", "attachment; filename=\"exposures.csv\"");
    }
}
