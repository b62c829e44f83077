package io.sekisho.server.report;

import io.sekisho.engine.state.Zones;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The regulator's table: counted anew whenever it is asked for, and kept as published. */
public final class FsaReports {

    /** Beyond, a count is given up: it must not hold up assessments. */
    private static final String GIVE_UP = "SET LOCAL statement_timeout = '30s'";

    private final Jdbi jdbi;
    private final InstantSource clock;

    FsaReports(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public FsaReport of(Months months) {
        return jdbi.inTransaction(handle -> {
            handle.execute(GIVE_UP);
            return counted(handle, months);
        });
    }

    private FsaReport counted(Handle handle, Months months) {
        Instant now = clock.instant();
        Map<YearMonth, Publication> published = PublicationTable.latest(handle);
        Tally tally = new Tally(published);
        TakeoverTable.between(handle, begin(months.from()), begin(months.to().plusMonths(1)), tally::add);
        List<FsaMonth> rows = new ArrayList<>();
        for (YearMonth month = months.from(); !month.isAfter(months.to()); month = month.plusMonths(1)) {
            rows.add(FsaMonth.of(month, Tally.month(now), tally.of(month), published.get(month)));
        }
        return new FsaReport(rows, now);
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(Zones.BROKERAGE).toInstant();
    }

    /**
     * Keeps a month's figures of now as published. A month may be published again; each publication is kept.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 422 (the month has not begun)
     */
    public Publication publish(Principal who, YearMonth month) {
        who.requireAnyOf(Scope.SUPERVISOR);
        return jdbi.inTransaction(handle -> {
            handle.execute(GIVE_UP);
            FsaReport report = counted(handle, new Months(month, month));
            if (month.isAfter(Tally.month(report.asOf()))) {
                throw Problem.impossible(
                                "there is nothing to publish yet", List.of(new FieldError("/month", "must have begun")))
                        .exception();
            }
            Publication publication =
                    new Publication(month, report.months().getFirst().figures(), report.asOf(), who.actor());
            PublicationTable.add(handle, publication);
            return publication;
        });
    }

    /** Every publication, in their order. */
    public List<Publication> publications() {
        return jdbi.withHandle(PublicationTable::all);
    }

    /** The last twelve months, the one that runs included. */
    Months lastYear() {
        YearMonth current = Tally.month(clock.instant());
        return new Months(current.minusMonths(11), current);
    }
}
