package io.sekisho.server.console;

import io.sekisho.server.account.Profiles;
import io.sekisho.server.assess.Assessments;
import io.sekisho.server.campaign.Campaigns;
import io.sekisho.server.campaign.PublicWarning;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.challenge.phone.CallLog;
import io.sekisho.server.containment.Containment;
import io.sekisho.server.containment.Restoration;
import io.sekisho.server.desk.Desk;
import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.exposure.Exposures;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Routes;
import io.sekisho.server.market.MarketParts;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.page.Asset;
import io.sekisho.server.page.Assets;
import io.sekisho.server.page.Pages;
import io.sekisho.server.passkey.Care;
import io.sekisho.server.phishing.PhishingReports;
import io.sekisho.server.phishing.Sites;
import io.sekisho.server.policy.PolicyStore;
import io.sekisho.server.report.Reporting;
import io.sekisho.server.user.Enrolments;
import io.sekisho.server.user.Origins;
import io.sekisho.server.user.Passkeys;
import io.sekisho.server.user.Sessions;
import io.sekisho.server.user.SignIn;
import io.sekisho.server.webhook.Endpoints;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The console's routes, put together. */
public final class ConsoleRoutes {

    /** What the console's pages load. */
    public static final List<Asset> ASSETS = List.of(
            Asset.own("console.css"),
            Asset.own("console.js"),
            Asset.own("passkey.js"),
            Asset.webjar("htmx.js", "htmx.org", "dist/htmx.min.js"),
            Asset.webjar("chart.js", "chart.js", "dist/chart.umd.min.js"));

    private final Routes routes = new Routes();

    /** Who the users are, as the console asks. */
    public record People(
            SignIn signIn,
            Sessions sessions,
            Enrolments enrolments,
            Passkeys passkeys,
            Origins origins,
            BrowserClients clients) {}

    /** What the capabilities know and do, as the console asks. */
    public record Work(
            Jdbi jdbi,
            AccountMemory memory,
            Profiles profiles,
            Assessments assessments,
            Challenges challenges,
            PolicyStore policies,
            CallLog calls,
            InstantSource clock) {}

    /** What people work on and do, as the console asks. */
    public record Casework(
            Cases cases,
            Containment containment,
            Restoration restoration,
            Holds holds,
            Labels labels,
            Desk actions,
            Care passkeys,
            Clearing clearing,
            Endpoints webhooks) {}

    /** Takes an account out of a scheme, since it has no part in it; the case's log says who did. */
    @FunctionalInterface
    public interface Clearing {
        void clear(Principal who, String caseId, String account);
    }

    /** What stands against phishing, as the console asks. */
    public record Phishing(
            Sites sites,
            PhishingReports reports,
            Exposures exposures,
            Campaigns campaigns,
            PublicWarning warning,
            Runnable mailsToWrite) {}

    public ConsoleRoutes(
            People people,
            Work work,
            Casework casework,
            Phishing phishing,
            Reporting reporting,
            MarketParts market,
            Pages pages,
            Assets assets) {
        Console console = new Console(pages, assets, people.sessions(), people.origins(), people.clients());
        routes.get("/console", Access.OPEN, call -> Answer.seeOther("/console/"));
        new Door(console, people.signIn(), people.passkeys(), people.origins(), people.clients()).addTo(routes);
        Reading reading = new Reading(work.jdbi());
        new Overview(console, reading, casework.cases(), casework.holds(), work.clock()).addTo(routes);
        new CasePages(
                        console,
                        reading,
                        casework.cases(),
                        casework.containment(),
                        casework.holds(),
                        casework.actions(),
                        phishing.sites())
                .addTo(routes);
        SchemePages schemes = new SchemePages(console, reading, casework.cases(), market);
        schemes.addTo(routes);
        new SchemeActions(
                        console,
                        schemes,
                        casework.cases(),
                        casework.containment(),
                        market.watchList(),
                        casework.clearing(),
                        work.clock())
                .addTo(routes);
        new AlertPages(console, reading).addTo(routes);
        new PhishingPages(console, phishing.sites(), phishing.reports(), phishing.warning()).addTo(routes);
        new ExposurePages(console, phishing.exposures(), phishing.mailsToWrite()).addTo(routes);
        new CampaignPages(console, phishing.campaigns(), phishing.mailsToWrite()).addTo(routes);
        new ReportPages(console, reporting).addTo(routes);
        new HoldPages(console, casework.holds()).addTo(routes);
        new WebhookPages(console, casework.webhooks()).addTo(routes);
        new WatchPages(console, market, work.clock()).addTo(routes);
        new AccountActions(
                        console, casework.containment(), casework.restoration(), casework.labels(), casework.passkeys())
                .addTo(routes);
        new Feed(console, reading, work.clock()).addTo(routes);
        new Search(console, reading).addTo(routes);
        new Explained(
                        console,
                        work.assessments(),
                        work.challenges(),
                        work.policies()::timeline,
                        casework.labels(),
                        work.clock())
                .addTo(routes);
        new AccountPage(
                        console,
                        reading,
                        work.memory(),
                        work.profiles(),
                        casework.containment(),
                        casework.passkeys(),
                        phishing.exposures(),
                        work.calls(),
                        casework.cases(),
                        work.clock())
                .addTo(routes);
        new Policies(console, work.policies(), work.clock()).addTo(routes);
        new Enrolling(console, people.enrolments(), people.passkeys(), people.origins()).addTo(routes);
    }

    public Routes routes() {
        return routes;
    }
}
