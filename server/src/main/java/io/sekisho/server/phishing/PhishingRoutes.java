package io.sekisho.server.phishing;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/phishing-reports} and {@code /v1/phishing-sites}. */
public final class PhishingRoutes {

    private static final String MAIL_TYPE = "message/rfc822";
    private static final int MAIL_BYTES_MAX = 1024 * 1024;
    private static final Intake REPORT = Intake.of(Intake.JSON_TYPE, MAIL_TYPE).upTo(MAIL_BYTES_MAX);
    private static final Access REPORTERS = Access.anyOf(Scope.ACCOUNTS, Scope.ANALYST);
    private static final Access READERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR);
    private static final Access JUDGES = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR);

    private final PhishingReports reports;
    private final Sites sites;

    public PhishingRoutes(PhishingReports reports, Sites sites) {
        this.reports = reports;
        this.sites = sites;
    }

    public Routes routes() {
        return new Routes()
                .post("/v1/phishing-reports", REPORTERS, REPORT, this::report)
                .get("/v1/phishing-reports", READERS, this::reports)
                .get("/v1/phishing-sites", READERS, this::sites)
                .get("/v1/phishing-sites/{host}", READERS, this::site)
                .put("/v1/phishing-sites/{host}", JUDGES, this::judge);
    }

    private Answer report(Call call) {
        ReportedMail mail = call.mediaType().equals(MAIL_TYPE)
                ? ReportedMail.read(call.body(), account(call.query("account")))
                : call.read(ReportedMail::read);
        PhishingReports.Taken taken = reports.take(call.principal(), mail);
        return Answer.json(taken.fresh() ? 201 : 200, taken.report().told());
    }

    private static @Nullable String account(@Nullable String text) {
        if (text != null
                && (text.isEmpty() || text.length() > ReportedMail.ACCOUNT_LENGTH_MAX || text.indexOf(0) >= 0)) {
            throw Problem.invalid(List.of(new FieldError(
                            "?account", "must be 1 to " + ReportedMail.ACCOUNT_LENGTH_MAX + " characters")))
                    .exception();
        }
        return text;
    }

    private Answer reports(Call call) {
        List<PhishingReports.Stored> page = reports.list(call.query("after"));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("reports", page.stream().map(PhishingReports.Stored::told).toList());
        if (page.size() == PhishingReports.LISTED_MAX) {
            told.put("next", page.getLast().id());
        }
        return Answer.json(200, told);
    }

    private Answer sites(Call call) {
        return Answer.json(
                200, Map.of("sites", sites.list().stream().map(this::told).toList()));
    }

    private Answer site(Call call) {
        Site site = sites.find(call.param("host"))
                .orElseThrow(() -> Problem.notFound("there is no such host").exception());
        return Answer.json(200, told(site));
    }

    private Answer judge(Call call) {
        boolean harmless = call.read(fields -> {
            if (!fields.has("harmless")) {
                fields.reject("harmless", "must be there: true or false");
            }
            return fields.optionalBoolean("harmless", false);
        });
        return Answer.json(200, told(sites.judge(call.principal(), call.param("host"), harmless)));
    }

    private Map<String, Object> told(Site site) {
        return site.told(sites.resembled(site.host()));
    }
}
