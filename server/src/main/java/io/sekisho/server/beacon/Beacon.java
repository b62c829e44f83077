package io.sekisho.server.beacon;

import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.http.Routes;
import io.sekisho.server.phishing.OwnHosts;
import io.sekisho.server.phishing.Sites;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The clone beacon, put together. */
public final class Beacon {

    private Beacon() {}

    /** What it stands on, from other capabilities. */
    public record Needs(Jdbi jdbi, Sites sites, OwnHosts own, BrowserClients browsers, InstantSource clock) {}

    public static List<Routes> routes(Needs needs, Lures lures) {
        Reports reports = new Reports(needs.jdbi(), needs.sites(), needs.own(), lures, needs.clock());
        return List.of(
                new BeaconScript(needs.own(), needs.browsers()).routes(),
                new BeaconRoutes(reports, needs.browsers()).routes());
    }
}
