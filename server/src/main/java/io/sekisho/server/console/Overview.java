package io.sekisho.server.console;

import io.sekisho.engine.Decision;
import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.hold.HeldOperation;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The last 24 hours at a glance. */
public final class Overview {

    private static final Duration WINDOW = Duration.ofHours(Hours.SHOWN);

    /** A challenge this old and still pending was left alone. */
    private static final Duration LEFT_ALONE = Duration.ofMinutes(10);

    private final Console console;
    private final Reading reading;
    private final Hours hours;
    private final Cases cases;
    private final Holds holds;
    private final InstantSource clock;

    Overview(Console console, Reading reading, Cases cases, Holds holds, InstantSource clock) {
        this.console = console;
        this.reading = reading;
        this.hours = new Hours(reading, clock);
        this.cases = cases;
        this.holds = holds;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get(Visit.Section.OVERVIEW.path(), Access.OPEN, console.page(Visit.Section.OVERVIEW, this::page));
    }

    /** One hour of the plot. */
    public record Row(Instant from, long allow, long challenge, long hold, long deny) {

        private static Row of(Hours.Hour hour) {
            return new Row(
                    hour.from(),
                    hour.count(Decision.ALLOW),
                    hour.count(Decision.CHALLENGE),
                    hour.count(Decision.HOLD),
                    hour.count(Decision.DENY));
        }
    }

    /** Challenges of the window that are over. */
    public record Challenged(long passed, long failed, long left) {

        public long over() {
            return passed + failed + left;
        }
    }

    private Answer page(Call call, Visit visit) {
        List<Hours.Hour> last = hours.last();
        long all = last.stream().mapToLong(Hours.Hour::total).sum();
        Challenged challenged = reading.read(handle -> challenged(handle, clock.instant()));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("rows", last.stream().map(Row::of).toList());
        parameters.put("all", all);
        parameters.put("challenged", challenged);
        parameters.put("passRate", percent(challenged.passed(), challenged.over()));
        Taken taken = reading.read(handle -> taken(handle, clock.instant()));
        parameters.put("friction", percent(asked(last) - taken.asked(), all - taken.all()));
        parameters.put("stopped", last.stream().map(Hours.Hour::stopped).reduce(BigDecimal.ZERO, BigDecimal::add));
        parameters.put("openCases", openCases());
        parameters.put("openHolds", openHolds());
        return console.html(visit, "console/overview.jte", parameters);
    }

    private static long asked(List<Hours.Hour> hours) {
        return hours.stream()
                .mapToLong(hour -> hour.count(Decision.CHALLENGE) + hour.count(Decision.HOLD))
                .sum();
    }

    private String openCases() {
        Cases.Page open = cases.list(new Cases.Wanted(CaseFile.State.OPEN, null, null, null));
        Cases.Page worked = cases.list(new Cases.Wanted(CaseFile.State.IN_PROGRESS, null, null, null));
        return count(open.cases().size() + worked.cases().size(), open.next() != null || worked.next() != null);
    }

    private String openHolds() {
        Holds.Page open = holds.list(new Holds.Wanted(HeldOperation.State.OPEN, null, null, null));
        return count(open.holds().size(), open.next() != null);
    }

    private static String count(int count, boolean more) {
        return count + (more ? "+" : "");
    }

    /** Events of the window that were found to be an attacker's, and how many of them were challenged or held. */
    private record Taken(long all, long asked) {}

    /** The latest label that meets an event is what it is taken for. */
    private static Taken taken(Handle handle, Instant now) {
        return handle.createQuery("""
            SELECT count(*), count(*) FILTER (WHERE decision IN ('CHALLENGE', 'HOLD')) FROM (
                SELECT DISTINCT ON (a.id) a.decision, l.label
                FROM (SELECT * FROM label ORDER BY id DESC LIMIT 1000) l
                JOIN assessment a ON a.account = l.account AND a.received_at > ?
                    AND (a.id = l.assessment OR a.event_time BETWEEN l.from_time AND l.to_time)
                ORDER BY a.id, l.id DESC
            ) latest WHERE label = 'TAKEOVER'
            """)
                .bind(0, Reading.utc(now.minus(WINDOW)))
                .map((row, context) -> new Taken(row.getLong(1), row.getLong(2)))
                .one();
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static Challenged challenged(Handle handle, Instant now) {
        Map<String, Long> counts = handle
                .createQuery("""
                    SELECT document ->> 'status', count(*) FROM challenge
                    WHERE created_at > ? AND (document ->> 'status' <> 'pending' OR created_at < ?)
                    GROUP BY 1
                    """)
                .bind(0, Reading.utc(now.minus(WINDOW)))
                .bind(1, Reading.utc(now.minus(LEFT_ALONE)))
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue, Long::sum));
        return new Challenged(
                counts.getOrDefault("PASSED", 0L),
                counts.getOrDefault("FAILED", 0L),
                counts.getOrDefault("PENDING", 0L) + counts.getOrDefault("EXPIRED", 0L));
    }
}
