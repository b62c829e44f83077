package io.sekisho.server.market;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.InBulk;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1/watchlist}. */
public final class WatchRoutes {

    private static final Access READERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR, Scope.MARKET);
    private static final Access WRITERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.MARKET);
    private static final Access REMOVERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR);
    private static final List<String> COLUMNS = List.of("symbol", "action", "reason");
    private static final String ONE = "/v1/watchlist/{symbol}";

    private final WatchList list;
    private final Runnable reload;
    private final InstantSource clock;

    /** @param reload puts in force what was put on the list in bulk */
    WatchRoutes(WatchList list, Runnable reload, InstantSource clock) {
        this.list = list;
        this.reload = reload;
        this.clock = clock;
    }

    Routes routes() {
        return new Routes()
                .get("/v1/watchlist", READERS, this::all)
                .put("/v1/watchlist", WRITERS, InBulk.INTAKE, this::putMany)
                .get(ONE, READERS, this::find)
                .put(ONE, WRITERS, this::put)
                .delete(ONE, REMOVERS, this::remove);
    }

    private Answer all(Call call) {
        String accepted = call.header("Accept");
        if (accepted != null && accepted.contains("text/csv")) {
            return csv(list);
        }
        return Answer.json(
                200,
                Map.of("symbols", list.list().stream().map(WatchedSymbol::told).toList()));
    }

    /** The list as a file, which {@code PUT /v1/watchlist} takes again. */
    public static Answer csv(WatchList list) {
        return Answer.text(200, "text/csv; charset=utf-8", list.csv())
                .with("Content-Disposition", "attachment; filename=\"watchlist.csv\"");
    }

    private Answer putMany(Call call) throws IOException {
        Instant now = clock.instant();
        try {
            return InBulk.take(
                    call,
                    COLUMNS,
                    line -> WatchedSymbol.Wanted.read(line, now),
                    wanted -> list.put(call.principal(), wanted));
        } finally {
            reload.run();
        }
    }

    private Answer find(Call call) {
        WatchedSymbol found = list.find(call.param("symbol")).orElseThrow(WatchRoutes::notWatched);
        Map<String, Object> told = new LinkedHashMap<>(found.told());
        told.put(
                "history",
                list.history(found.symbol()).stream()
                        .map(WatchedSymbol.Change::told)
                        .toList());
        return Answer.json(200, told);
    }

    private Answer put(Call call) {
        Instant now = clock.instant();
        return Answer.json(
                200,
                list.put(call.principal(), call.param("symbol"), call.read(fields -> WatchedSymbol.entry(fields, now)))
                        .told());
    }

    private Answer remove(Call call) {
        if (!list.remove(call.principal(), call.param("symbol"))) {
            throw notWatched();
        }
        return Answer.empty();
    }

    private static RuntimeException notWatched() {
        return Problem.notFound("the symbol is not on the watch list").exception();
    }
}
