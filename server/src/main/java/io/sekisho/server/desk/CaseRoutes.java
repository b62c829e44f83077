package io.sekisho.server.desk;

import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code /v1/cases}: list, read, act. */
public final class CaseRoutes {

    private static final Access READERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR);
    private static final Access WORKERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR);

    private final Cases cases;
    private final Desk desk;

    public CaseRoutes(Cases cases, Desk desk) {
        this.cases = cases;
        this.desk = desk;
    }

    public Routes routes() {
        return new Routes()
                .get("/v1/cases", READERS, this::list)
                .get("/v1/cases/{id}", READERS, call -> told(call.param("id")))
                .post("/v1/cases/{id}/actions", WORKERS, this::act);
    }

    private Answer list(Call call) {
        Cases.Page page = cases.list(new Cases.Wanted(
                call.queryEnum("state", CaseFile.State.class),
                call.query("assignee"),
                Stream.of("account", "host", "symbol")
                        .map(call::query)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                call.query("after")));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("cases", page.cases().stream().map(CaseFile::told).toList());
        if (page.next() != null) {
            told.put("next", page.next());
        }
        return Answer.json(200, told);
    }

    private Answer act(Call call) {
        desk.act(call.principal(), call.param("id"), call.read(Action::read));
        return told(call.param("id"));
    }

    private Answer told(String id) {
        CaseFile file = cases.find(id).orElseThrow(() -> Cases.notFound().exception());
        Map<String, Object> told = file.told();
        told.put("log", cases.log(id).stream().map(CaseRoutes::told).toList());
        return Answer.json(200, told);
    }

    private static Map<String, Object> told(CaseFile.Entry entry) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("at", entry.at());
        told.put("by", entry.actor());
        told.put("what", entry.what());
        told.put("text", entry.text());
        return told;
    }
}
