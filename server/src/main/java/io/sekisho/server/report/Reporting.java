package io.sekisho.server.report;

import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import io.sekisho.server.page.Assets;
import io.sekisho.server.page.Pages;
import io.sekisho.server.position.Positions;
import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Wording;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** The reports, put together: for the routes here and for the console's pages. */
public final class Reporting {

    private final FsaReports table;
    private final RestorationSheets sheets;
    private final Map<Language, Wording> words = Wording.inEach("io.sekisho.server.report.wording");

    /** @param marketJpy the latest close of a symbol in yen, where the market's data has one */
    public Reporting(
            Jdbi jdbi, Positions positions, Function<String, Optional<BigDecimal>> marketJpy, InstantSource clock) {
        this.table = new FsaReports(jdbi, clock);
        this.sheets = new RestorationSheets(jdbi, positions, marketJpy, clock);
    }

    public Routes routes(Pages pages, Assets assets) {
        return new ReportRoutes(this, pages, assets).routes();
    }

    public FsaReports table() {
        return table;
    }

    public RestorationSheets sheets() {
        return sheets;
    }

    /**
     * The table of the months that a call asks for by {@code from} and {@code to}; the last twelve where by neither.
     *
     * @throws io.sekisho.server.http.ProblemException 400
     */
    public FsaReport asked(Call call) {
        return table.of(Months.asked(call, table.lastYear()));
    }

    /** What the reports say in a language. */
    public Wording words(Language language) {
        return Objects.requireNonNull(words.get(language), "every language has its wording");
    }

    /** The table as a file. */
    public static Answer csv(FsaReport report) {
        return file("fsa.csv", report.csv());
    }

    /** The sheet as a file. */
    public static Answer csv(RestorationSheet sheet) {
        return file("restoration.csv", SheetForms.csv(sheet));
    }

    private static Answer file(String name, String text) {
        return Answer.text(200, Csv.TYPE, text).with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
