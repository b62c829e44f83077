package io.sekisho.server.report;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.server.page.Assets;
import io.sekisho.server.page.ContentPolicy;
import io.sekisho.server.page.Frame;
import io.sekisho.server.page.PageLanguage;
import io.sekisho.server.page.Pages;
import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Wording;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /v1/reports}: as JSON, and by {@code Accept} as a table or as a page to print. */
final class ReportRoutes {

    private static final Access READERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR);

    private final Reporting reporting;
    private final Pages pages;
    private final Assets assets;

    ReportRoutes(Reporting reporting, Pages pages, Assets assets) {
        this.reporting = reporting;
        this.pages = pages;
        this.assets = assets;
    }

    Routes routes() {
        return new Routes()
                .get("/v1/reports/fsa", READERS, this::fsa)
                .get("/v1/reports/fsa/published", READERS, call -> published())
                .post("/v1/reports/fsa/published", Scope.SUPERVISOR, this::publish)
                .get("/v1/reports/restoration", READERS, this::restoration);
    }

    private Answer fsa(Call call) {
        FsaReport report = reporting.asked(call);
        if (accepts(call, "text/csv")) {
            return Reporting.csv(report);
        }
        Wording words = reporting.words(PageLanguage.of(call, Language.JA).language());
        return accepts(call, "text/html")
                ? pages.html(
                        200,
                        "report/fsa.jte",
                        Map.of("frame", new Frame(words, assets, call.path()), "report", report),
                        ContentPolicy.OWN)
                : Answer.json(200, report.told(words.say("fsa.note")));
    }

    private static boolean accepts(Call call, String type) {
        String accepted = call.header("Accept");
        return accepted != null && accepted.contains(type);
    }

    private Answer publish(Call call) {
        YearMonth month = call.read(ReportRoutes::month);
        return Answer.json(201, told(reporting.table().publish(call.principal(), month)));
    }

    private static YearMonth month(Fields fields) {
        YearMonth month = Months.month(fields.requiredText("month", "2025-04".length()));
        if (month == null && fields.errors().isEmpty()) {
            fields.reject("month", Months.FORMAT);
        }
        return month == null ? YearMonth.of(2000, 1) : month;
    }

    private Answer published() {
        return Answer.json(
                200,
                Map.of(
                        "publications",
                        reporting.table().publications().stream()
                                .map(ReportRoutes::told)
                                .toList()));
    }

    private static Map<String, Object> told(Publication publication) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("month", publication.month().toString());
        told.putAll(publication.told());
        return told;
    }

    private Answer restoration(Call call) {
        RestorationSheet sheet = reporting.sheets().asked(call);
        if (accepts(call, "text/csv")) {
            return Reporting.csv(sheet);
        }
        Wording words = reporting.words(PageLanguage.of(call, Language.JA).language());
        return Answer.json(200, SheetForms.told(sheet, words.say("sheet.note")));
    }
}
