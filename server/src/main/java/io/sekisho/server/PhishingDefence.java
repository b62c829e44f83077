package io.sekisho.server;

import io.sekisho.server.beacon.Beacon;
import io.sekisho.server.beacon.Lures;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.http.Routes;
import io.sekisho.server.phishing.OwnHosts;
import io.sekisho.server.phishing.PhishingReports;
import io.sekisho.server.phishing.PhishingRoutes;
import io.sekisho.server.phishing.Sites;
import io.sekisho.server.secret.RandomIds;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** What stands against phishing: hosts seen by the beacon and named in mails, put together. */
record PhishingDefence(
        Jdbi jdbi, OwnHosts own, Sites sites, PhishingReports reports, Lures lures, InstantSource clock) {

    static PhishingDefence of(
            Settings settings, Jdbi jdbi, Cases cases, Lures lures, RandomIds ids, InstantSource clock) {
        OwnHosts own = OwnHosts.of(Stream.concat(settings.origins().stream(), settings.returnOrigins().stream())
                .toList());
        Sites sites = new Sites(jdbi, cases, own, clock);
        return new PhishingDefence(jdbi, own, sites, new PhishingReports(jdbi, sites, own, ids, clock), lures, clock);
    }

    List<Routes> routes(BrowserClients browsers) {
        List<Routes> routes =
                new ArrayList<>(Beacon.routes(new Beacon.Needs(jdbi, sites, own, browsers, clock), lures));
        routes.add(new PhishingRoutes(reports, sites).routes());
        return routes;
    }
}
