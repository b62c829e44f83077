package io.sekisho.server.market;

import io.sekisho.server.event.Markets;
import io.sekisho.server.http.Routes;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Market data, watch list and the view of both, put together. */
public final class MarketParts implements AutoCloseable {

    private final CurrentMarket current;
    private final MarketData data;
    private final WatchList watchList;
    private final List<Routes> routes;

    private MarketParts(CurrentMarket current, Jdbi jdbi, InstantSource clock) {
        this.current = current;
        this.data = new MarketData(jdbi, current, clock);
        this.watchList = new WatchList(jdbi, current, clock);
        this.routes =
                List.of(new MarketRoutes(data).routes(), new WatchRoutes(watchList, current::reload, clock).routes());
    }

    /** The view is there when this returns, and follows changes until {@link #close}. */
    public static MarketParts start(Jdbi jdbi, InstantSource clock) {
        return new MarketParts(CurrentMarket.start(jdbi), jdbi, clock);
    }

    /** What facts about events are looked up in. */
    public Markets markets() {
        return current;
    }

    public MarketData data() {
        return data;
    }

    public WatchList watchList() {
        return watchList;
    }

    /** What was committed before the call counts in every assessment on this server when it returns. */
    public void reload() {
        current.reload();
    }

    public List<Routes> routes() {
        return routes;
    }

    @Override
    public void close() {
        current.close();
    }
}
