package io.sekisho.server.console;

import io.sekisho.engine.fact.Watched;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Routes;
import io.sekisho.server.market.MarketData;
import io.sekisho.server.market.MarketParts;
import io.sekisho.server.market.WatchList;
import io.sekisho.server.market.WatchRoutes;
import io.sekisho.server.market.WatchedSymbol;
import io.sekisho.server.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The watch list, and how a symbol trades. */
public final class WatchPages {

    private static final String PATH = Visit.Section.WATCHLIST.path();
    private static final int SYMBOL_LENGTH_MAX = 128;

    private final Console console;
    private final MarketData market;
    private final WatchList list;
    private final InstantSource clock;

    WatchPages(Console console, MarketParts market, InstantSource clock) {
        this.console = console;
        this.market = market.data();
        this.list = market.watchList();
        this.clock = clock;
    }

    /** How long a symbol is to be watched. */
    public enum Lasting {
        UNTIL_REMOVED(null),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30));

        private final @Nullable Duration time;

        Lasting(@Nullable Duration time) {
            this.time = time;
        }

        @Nullable
        Instant from(Instant now) {
            return time == null ? null : now.plus(time);
        }
    }

    void addTo(Routes routes) {
        routes.get(PATH, Access.OPEN, console.page(Visit.Section.WATCHLIST, this::page))
                .get(
                        "/console/watchlist.csv",
                        Access.OPEN,
                        console.page(Visit.Section.WATCHLIST, (call, visit) -> WatchRoutes.csv(list)))
                .post(PATH, Access.OPEN, Intake.FORM, console.action(Visit.Section.WATCHLIST, Role::acts, this::put))
                .post(
                        "/console/watchlist/remove",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.WATCHLIST, Role::acts, this::remove))
                .get("/console/market", Access.OPEN, console.page(Visit.Section.WATCHLIST, this::symbol));
    }

    private Answer page(Call call, Visit visit) {
        List<WatchedSymbol> watched = list.list();
        return console.html(visit, "console/watchlist.jte", Map.of("watched", watched, "market", market.summary()));
    }

    private Answer put(Call call, Visit visit) {
        Form form = new Form(call, visit);
        String symbol = form.required("symbol", SYMBOL_LENGTH_MAX);
        Watched entry = new Watched(
                form.constant("action", Watched.Action.values()),
                form.oneLine("reason", WatchedSymbol.REASON_LENGTH_MAX),
                form.constant("lasting", Lasting.values()).from(clock.instant()));
        list.put(visit.principal(), symbol, entry);
        return Answer.seeOther(PATH);
    }

    private Answer remove(Call call, Visit visit) {
        list.remove(visit.principal(), new Form(call, visit).required("symbol", SYMBOL_LENGTH_MAX));
        return Answer.seeOther(PATH);
    }

    private Answer symbol(Call call, Visit visit) {
        String symbol = Optional.ofNullable(call.query("symbol")).orElse("").strip();
        if (symbol.isEmpty() || symbol.length() > SYMBOL_LENGTH_MAX) {
            return Answer.seeOther(PATH);
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("symbol", symbol);
        parameters.put("page", market.find(symbol));
        parameters.put("watched", list.find(symbol));
        parameters.put("history", list.history(symbol));
        return console.html(visit, "console/symbol.jte", parameters);
    }
}
