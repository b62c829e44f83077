package io.sekisho.server.hindsight;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.LineByLine;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.io.IOException;

/** {@code /v1/labels} and {@code /v1/outcomes}. */
public final class HindsightRoutes {

    private static final Access LABELLERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.ACCOUNTS);
    private static final Access REPORTERS = Access.anyOf(Scope.ASSESS, Scope.IMPORT);

    private final Labels labels;
    private final Outcomes outcomes;

    public HindsightRoutes(Labels labels, Outcomes outcomes) {
        this.labels = labels;
        this.outcomes = outcomes;
    }

    public Routes routes() {
        return new Routes()
                .post("/v1/labels", LABELLERS, LineByLine.INTAKE, this::label)
                .post("/v1/outcomes", REPORTERS, LineByLine.INTAKE, this::outcome);
    }

    private Answer label(Call call) throws IOException {
        return LineByLine.take(
                call,
                Label::read,
                label -> {
                    labels.report(call.principal(), label);
                    return true;
                },
                label -> {
                    labels.add(call.principal(), label);
                    return true;
                });
    }

    private Answer outcome(Call call) throws IOException {
        return LineByLine.take(call, outcomes::read, outcomes::add, outcomes::add);
    }
}
