package io.sekisho.server.surveillance;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.surveillance.Alert;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /v1/alerts}: what surveillance said. */
final class AlertRoutes {

    private static final Access READERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR);

    private final Schemes schemes;

    AlertRoutes(Schemes schemes) {
        this.schemes = schemes;
    }

    Routes routes() {
        return new Routes().get("/v1/alerts", READERS, this::list);
    }

    private Answer list(Call call) {
        Schemes.Page page = schemes.list(new Schemes.Wanted(
                call.queryEnum("kind", Alert.Kind.class), call.query("key"), call.query("case"), call.query("after")));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("alerts", page.alerts().stream().map(HeardAlert::told).toList());
        if (page.next() != null) {
            told.put("next", page.next());
        }
        return Answer.json(200, told);
    }
}
