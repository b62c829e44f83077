package io.sekisho.server;

import io.sekisho.server.account.CustomerMails;
import io.sekisho.server.account.PacedMails;
import io.sekisho.server.assess.DecisionTrail;
import io.sekisho.server.beacon.Beacon;
import io.sekisho.server.beacon.Lures;
import io.sekisho.server.campaign.CampaignRoutes;
import io.sekisho.server.campaign.Campaigns;
import io.sekisho.server.campaign.PublicWarning;
import io.sekisho.server.campaign.WarningRoutes;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.console.ConsoleRoutes;
import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.exposure.ExposureRoutes;
import io.sekisho.server.exposure.Exposures;
import io.sekisho.server.http.Routes;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.notice.Outbox;
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

/** What stands against phishing, put together: hosts seen and reported, exposed accounts, campaigns and the public warning. */
record PhishingDefence(
        Needs needs,
        OwnHosts own,
        Sites sites,
        PhishingReports reports,
        Exposures exposures,
        Campaigns campaigns,
        PublicWarning warning,
        PacedMails mails) {

    /** What it stands on, from other capabilities. */
    record Needs(
            Jdbi jdbi,
            AccountMemory memory,
            Cases cases,
            Lures lures,
            CustomerMails mails,
            Outbox outbox,
            Runnable mailsWaiting,
            List<DecisionTrail.Step> steps,
            RandomIds ids,
            InstantSource clock) {}

    /** Follows the decision log and writes mails from now on, until {@code closing}. */
    static PhishingDefence start(Settings settings, Needs needs, Closing closing) {
        Jdbi jdbi = needs.jdbi();
        InstantSource clock = needs.clock();
        OwnHosts own = OwnHosts.of(Stream.concat(settings.origins().stream(), settings.returnOrigins().stream())
                .toList());
        Sites sites = new Sites(jdbi, needs.cases(), own, clock);
        Exposures exposures = new Exposures(jdbi, needs.memory(), needs.mails(), clock);
        Campaigns campaigns = new Campaigns(jdbi, needs.mails(), needs.ids(), clock);
        PacedMails mails = closing.add(
                PacedMails.start(jdbi, needs.outbox(), List.of(exposures, campaigns), needs.mailsWaiting(), clock));
        closing.add(DecisionTrail.start(
                jdbi, clock, needs.lures()::anyLately, List.of(exposures::follow, campaigns::follow), needs.steps()));
        return new PhishingDefence(
                needs,
                own,
                sites,
                new PhishingReports(jdbi, sites, own, needs.ids(), clock),
                exposures,
                campaigns,
                new PublicWarning(jdbi, clock),
                mails);
    }

    ConsoleRoutes.Phishing console() {
        return new ConsoleRoutes.Phishing(sites, reports, exposures, campaigns, warning, mails::signal);
    }

    List<Routes> routes(BrowserClients browsers) {
        Beacon.Needs beacon = new Beacon.Needs(needs.jdbi(), sites, own, browsers, needs.clock());
        List<Routes> routes = new ArrayList<>(Beacon.routes(beacon, needs.lures()));
        routes.add(new PhishingRoutes(reports, sites).routes());
        routes.add(new ExposureRoutes(exposures, mails::signal).routes());
        routes.add(new CampaignRoutes(campaigns, mails::signal).routes());
        routes.add(new WarningRoutes(warning).routes());
        return routes;
    }
}
