package io.sekisho.server.console;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.report.FsaReport;
import io.sekisho.server.report.Months;
import io.sekisho.server.report.Reporting;
import io.sekisho.server.report.RestorationSheet;
import io.sekisho.server.user.Role;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** The regulator's table with its plots, and what a victim's account needs to be as it was. */
public final class ReportPages {

    private static final String TABLE = "/console/reports/fsa";
    private static final String SHEET = "/console/reports/restoration";

    private final Console console;
    private final Reporting reporting;

    ReportPages(Console console, Reporting reporting) {
        this.console = console;
        this.reporting = reporting;
    }

    void addTo(Routes routes) {
        routes.get(TABLE, Access.OPEN, console.page(Visit.Section.REPORTS, this::table))
                .get(
                        TABLE + ".csv",
                        Access.OPEN,
                        console.page(Visit.Section.REPORTS, (call, visit) -> Reporting.csv(reporting.asked(call))))
                .post(
                        TABLE + "/published",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.REPORTS, Role::approves, this::publish))
                .get(SHEET, Access.OPEN, console.page(Visit.Section.REPORTS, this::sheet))
                .get(
                        SHEET + ".csv",
                        Access.OPEN,
                        console.page(
                                Visit.Section.REPORTS,
                                (call, visit) ->
                                        Reporting.csv(reporting.sheets().asked(call))));
    }

    private Answer table(Call call, Visit visit) {
        FsaReport report = reporting.asked(call);
        return console.html(
                visit,
                "console/fsaReport.jte",
                Map.of(
                        "report",
                        report,
                        "words",
                        reporting.words(visit.frame().words().language()),
                        "from",
                        report.months().getFirst().month().toString(),
                        "to",
                        report.months().getLast().month().toString()));
    }

    private Answer publish(Call call, Visit visit) {
        YearMonth month = Months.month(new Form(call, visit).required("month"));
        if (month == null) {
            throw Problem.impossible(visit.say("form.missing", visit.say("report.publish.month")))
                    .exception();
        }
        reporting.table().publish(visit.principal(), month);
        return Answer.seeOther(TABLE + "?from=" + month + "&to=" + month);
    }

    private Answer sheet(Call call, Visit visit) {
        RestorationSheet sheet = reporting.sheets().asked(call);
        String path = call.path();
        return console.html(
                visit,
                "console/restoration.jte",
                Map.of(
                        "sheet",
                        sheet,
                        "note",
                        reporting.words(visit.frame().words().language()).say("sheet.note"),
                        "from",
                        Optional.ofNullable(call.query("from")).orElse(""),
                        "to",
                        Optional.ofNullable(call.query("to")).orElse(""),
                        "file",
                        SHEET + ".csv" + path.substring(path.indexOf('?'))));
    }
}
