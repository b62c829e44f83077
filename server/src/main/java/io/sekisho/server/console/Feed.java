package io.sekisho.server.console;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.risk.Risk;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The assessments as they come in. */
public final class Feed {

    private static final int ROWS = 50;

    /** Rows looked through for a level, which stands in the record. */
    private static final int SCANNED = 500;

    /** How far back the page begins. */
    private static final Duration WINDOW = Duration.ofDays(1);

    /** Rows become visible when their batch commits, a little after the time that they carry. */
    private static final Duration OVERLAP = Duration.ofSeconds(3);

    private final Console console;
    private final Reading reading;
    private final InstantSource clock;

    Feed(Console console, Reading reading, InstantSource clock) {
        this.console = console;
        this.reading = reading;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get("/console/feed", Access.OPEN, console.page(Visit.Section.FEED, this::page))
                .get("/console/feed/rows", Access.OPEN, console.news(Visit.Section.FEED, this::rows));
    }

    /** What is asked for; empty texts ask for all. */
    public record Filter(String decision, String type, String level, String account) {

        private static Filter of(Call call) {
            return new Filter(
                    known(call.query("decision"), Decision.values()),
                    known(call.query("type"), Operation.values()),
                    known(call.query("level"), Risk.Level.values()),
                    Optional.ofNullable(call.query("account")).orElse("").strip());
        }

        private static String known(@Nullable String text, Enum<?>[] constants) {
            return Arrays.stream(constants)
                    .map(Enum::name)
                    .filter(name -> name.equals(text))
                    .findFirst()
                    .orElse("");
        }

        private boolean admits(Line line) {
            return level.isEmpty() || line.level().atLeast(Risk.Level.valueOf(level));
        }

        /** The address of the rows, for the page to ask for news. */
        public String query() {
            return "decision=" + decision + "&type=" + type + "&level=" + level + "&account="
                    + URLEncoder.encode(account, StandardCharsets.UTF_8);
        }
    }

    private Answer page(Call call, Visit visit) {
        Filter filter = Filter.of(call);
        return console.html(
                visit,
                "console/feed.jte",
                Map.of("filter", filter, "lines", lines(filter, clock.instant().minus(WINDOW))));
    }

    private Answer rows(Call call, Visit visit) {
        Filter filter = Filter.of(call);
        Instant after = cursor(call.query("after")).orElse(clock.instant().minus(OVERLAP));
        return console.html(
                visit, "console/feedRows.jte", Map.of("lines", lines(filter, after.minus(OVERLAP)), "fresh", true));
    }

    private static Optional<Instant> cursor(@Nullable String text) {
        return text != null && text.matches("[0-9]{10,15}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
                : Optional.empty();
    }

    private List<Line> lines(Filter filter, Instant since) {
        return reading
                .read(handle -> handle.createQuery("SELECT " + Line.COLUMNS + """
                     FROM assessment
                    WHERE received_at > :since
                      AND (:decision = '' OR decision = :decision)
                      AND (:type = '' OR type = :type)
                      AND (:account = '' OR account = :account)
                    ORDER BY received_at DESC LIMIT :max
                    """)
                        .bind("since", Reading.utc(since))
                        .bind("decision", filter.decision())
                        .bind("type", filter.type())
                        .bind("account", filter.account())
                        .bind("max", filter.level().isEmpty() ? ROWS : SCANNED)
                        .map((row, context) -> Line.of(row))
                        .list())
                .stream()
                .filter(filter::admits)
                .limit(ROWS)
                .toList();
    }
}
