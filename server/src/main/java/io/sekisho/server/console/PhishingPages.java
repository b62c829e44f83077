package io.sekisho.server.console;

import io.sekisho.server.campaign.PublicWarning;
import io.sekisho.server.campaign.WarningRoutes;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Routes;
import io.sekisho.server.phishing.PhishingReports;
import io.sekisho.server.phishing.Site;
import io.sekisho.server.phishing.Sites;
import io.sekisho.server.user.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Hosts that pose as the brokerage's, reported mails, and the public warning. */
public final class PhishingPages {

    private static final String WARNING = "/console/warning";

    private final Console console;
    private final Sites sites;
    private final PhishingReports reports;
    private final PublicWarning warning;

    PhishingPages(Console console, Sites sites, PhishingReports reports, PublicWarning warning) {
        this.console = console;
        this.sites = sites;
        this.reports = reports;
        this.warning = warning;
    }

    void addTo(Routes routes) {
        routes.get(Visit.Section.PHISHING.path(), Access.OPEN, console.page(Visit.Section.PHISHING, this::page))
                .post(
                        "/console/phishing/sites",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.PHISHING, Role::acts, this::judge))
                .post(
                        WARNING,
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.PHISHING, Role::approves, this::warn))
                .post(
                        WARNING + "/end",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.PHISHING, Role::approves, this::end));
    }

    /** A host and what it looks like; empty where it looks like nothing of ours. */
    public record Row(Site site, String resembles) {}

    private Answer page(Call call, Visit visit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("sites", sites.list().stream().map(this::row).toList());
        parameters.put("reports", reports.list(null));
        parameters.put("warning", warning.shown());
        return console.html(visit, "console/phishing.jte", parameters);
    }

    private Row row(Site site) {
        return new Row(site, Objects.requireNonNullElse(sites.resembled(site.host()), ""));
    }

    /** The hosts of a report, in a line. */
    public static String hosts(PhishingReports.Stored report) {
        List<String> names = new ArrayList<>();
        for (JsonNode host : report.hosts()) {
            names.add(host.path("host").asString(""));
        }
        return String.join(", ", names);
    }

    private enum Verdict {
        HARMLESS,
        PHISHING
    }

    private Answer judge(Call call, Visit visit) {
        Form form = new Form(call, visit);
        boolean harmless = form.constant("verdict", Verdict.values()) == Verdict.HARMLESS;
        Site site = sites.judge(visit.principal(), form.required("host"), harmless);
        return Answer.seeOther(site.caseId() == null ? Visit.Section.PHISHING.path() : Links.caseFile(site.caseId()));
    }

    private Answer warn(Call call, Visit visit) {
        Form form = new Form(call, visit);
        warning.show(visit.principal(), text(form, "ja"), text(form, "en"));
        return Answer.seeOther(Visit.Section.PHISHING.path());
    }

    private static String text(Form form, String name) {
        return form.required(name, WarningRoutes.TEXT_LENGTH_MAX);
    }

    private Answer end(Call call, Visit visit) {
        warning.end(visit.principal());
        return Answer.seeOther(Visit.Section.PHISHING.path());
    }
}
