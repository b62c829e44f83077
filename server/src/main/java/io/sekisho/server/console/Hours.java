package io.sekisho.server.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sekisho.engine.Decision;
import io.sekisho.server.http.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** What was decided, hour by hour. An hour that is over is added up once and remembered. */
final class Hours {

    static final int SHOWN = 24;

    private static final int REMEMBERED = 4 * SHOWN;

    /** The hour that runs is added up again after this long. */
    private static final Duration CURRENT_FOR = Duration.ofSeconds(20);

    /** A batch may commit after its hour has ended. */
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(1);

    /** Held and denied operations whose value is added up, of one hour. */
    private static final int VALUED_MAX = 5_000;

    private final Reading reading;
    private final InstantSource clock;
    private final Cache<Instant, Hour> over =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<Instant, Hour> running;

    Hours(Reading reading, InstantSource clock) {
        this.reading = reading;
        this.clock = clock;
        this.running = Caffeine.newBuilder()
                .maximumSize(2)
                .expireAfterWrite(CURRENT_FOR)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * One hour.
     *
     * @param stopped yen of the orders and withdrawals that were held or denied, as far as the brokerage told a value in yen
     */
    record Hour(Instant from, Map<Decision, Long> decisions, BigDecimal stopped) {

        long count(Decision decision) {
            return decisions.getOrDefault(decision, 0L);
        }

        long total() {
            return decisions.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The last hours, the oldest first; the last one still runs. */
    List<Hour> last() {
        Instant now = clock.instant();
        Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(SHOWN - 1L, ChronoUnit.HOURS);
        List<Hour> hours = new ArrayList<>(SHOWN);
        for (int i = 0; i < SHOWN; i++) {
            Instant from = first.plus(i, ChronoUnit.HOURS);
            boolean settled = from.plus(1, ChronoUnit.HOURS).plus(SETTLED_AFTER).isBefore(now);
            hours.add((settled ? over : running).get(from, this::added));
        }
        return hours;
    }

    private Hour added(Instant from) {
        Instant to = from.plus(1, ChronoUnit.HOURS);
        return reading.read(handle -> new Hour(from, decisions(handle, from, to), stopped(handle, from, to)));
    }

    private static Map<Decision, Long> decisions(Handle handle, Instant from, Instant to) {
        Map<Decision, Long> counts = new EnumMap<>(Decision.class);
        handle.createQuery("""
            SELECT decision, count(*) FROM assessment WHERE received_at >= ? AND received_at < ? GROUP BY decision
            """)
                .bind(0, Reading.utc(from))
                .bind(1, Reading.utc(to))
                .map((row, context) -> counts.put(Decision.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    private static BigDecimal stopped(Handle handle, Instant from, Instant to) {
        return handle
                .createQuery("""
                    SELECT body FROM assessment
                    WHERE received_at >= ? AND received_at < ? AND decision IN ('HOLD', 'DENY')
                      AND type IN ('ORDER', 'WITHDRAWAL')
                    LIMIT ?
                    """)
                .bind(0, Reading.utc(from))
                .bind(1, Reading.utc(to))
                .bind(2, VALUED_MAX)
                .mapTo(byte[].class)
                .list()
                .stream()
                .map(body -> yen(Json.parse(body)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Nothing where it is not told in yen: there are no exchange rates here. */
    static BigDecimal yen(JsonNode received) {
        // Only the part named by the type was read and checked.
        if (received.path("type").asString("").equals("order")) {
            return new BigDecimal(received.path("order").path("valueJpy").asString("0"));
        }
        JsonNode withdrawal = received.path("withdrawal");
        boolean inYen = "JPY".equals(withdrawal.path("currency").asString(""));
        return inYen ? new BigDecimal(withdrawal.path("amount").asString("0")) : BigDecimal.ZERO;
    }
}
