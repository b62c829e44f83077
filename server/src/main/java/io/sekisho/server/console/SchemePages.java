package io.sekisho.server.console;

import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import io.sekisho.server.market.MarketParts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of a scheme, and how its accounts hang together. */
public final class SchemePages {

    public static final int BENEFICIARIES_SHOWN = 100;

    private final Console console;
    private final Reading reading;
    private final Cases cases;
    private final MarketParts market;

    SchemePages(Console console, Reading reading, Cases cases, MarketParts market) {
        this.console = console;
        this.reading = reading;
        this.cases = cases;
        this.market = market;
    }

    void addTo(Routes routes) {
        routes.get("/console/cases/{id}/scheme", Access.OPEN, console.page(Visit.Section.CASES, this::page))
                .get("/console/cases/{id}/network", Access.OPEN, console.page(Visit.Section.CASES, this::network));
    }

    private Answer page(Call call, Visit visit) {
        Scheme scheme = find(call.param("id"));
        String symbol = Optional.ofNullable(call.query("symbol"))
                .filter(scheme.symbols()::contains)
                .orElse(scheme.file().subject());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("scheme", scheme);
        parameters.put("symbol", symbol);
        parameters.put("trading", market.data().find(symbol).map(found -> Trading.of(found, scheme.since())));
        parameters.put("watched", market.watchList().find(symbol));
        return console.html(visit, "console/scheme.jte", parameters);
    }

    private Answer network(Call call, Visit visit) {
        CaseFile file = file(call.param("id"));
        Ties ties = reading.read(handle -> TiesTable.read(handle, Scheme.Outline.of(handle, file)));
        return console.html(
                visit, "console/network.jte", Map.of("file", file, "ties", ties, "drawing", Drawing.of(ties)));
    }

    Scheme find(String id) {
        CaseFile file = file(id);
        return reading.read(handle -> Scheme.of(handle, file));
    }

    private CaseFile file(String id) {
        return cases.find(id)
                .filter(found -> found.kind() == CaseFile.Kind.SCHEME)
                .orElseThrow(() -> Cases.notFound().exception());
    }
}
