package io.sekisho.server.campaign;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.TextRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /v1/warning}, which pages of any origin may read. */
public final class WarningRoutes {

    public static final int TEXT_LENGTH_MAX = 1_000;

    private static final String PATH = "/v1/warning";

    private final PublicWarning warning;

    public WarningRoutes(PublicWarning warning) {
        this.warning = warning;
    }

    public Routes routes() {
        return new Routes()
                .get(
                        PATH,
                        Access.OPEN,
                        call -> told().with("Cache-Control", "public, max-age=30")
                                .with("Access-Control-Allow-Origin", "*")
                                .with("Cross-Origin-Resource-Policy", "cross-origin"))
                .put(PATH, Scope.SUPERVISOR, this::show)
                .delete(PATH, Scope.SUPERVISOR, this::end);
    }

    private Answer told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("active", warning.shown().isPresent());
        warning.shown().ifPresent(shown -> {
            told.put("ja", shown.ja());
            told.put("en", shown.en());
            told.put("since", shown.since());
        });
        return Answer.json(200, told);
    }

    private record Wanted(String ja, String en) {}

    private Answer show(Call call) {
        Wanted wanted = call.read(fields -> new Wanted(
                fields.requiredText("ja", TEXT_LENGTH_MAX, TextRule.WITH_CONTROLS),
                fields.requiredText("en", TEXT_LENGTH_MAX, TextRule.WITH_CONTROLS)));
        warning.show(call.principal(), wanted.ja(), wanted.en());
        return told();
    }

    private Answer end(Call call) {
        warning.end(call.principal());
        return Answer.empty();
    }
}
