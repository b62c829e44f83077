package io.sekisho.server.report;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Reads what took place, with what it was found to be: of accounts that something was found of, and of no others. */
final class TakeoverTable {

    private static final int ROWS_AT_ONCE = 500;

    /** No order is executed later than this after it was placed. */
    private static final Duration EXECUTED_WITHIN = Duration.ofDays(366);

    /** Later than any event that the API takes. */
    private static final Instant AT_LAST = Instant.parse("2200-01-01T00:00:00Z");

    /** What the database tells apart. */
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    private static final String SUSPECTS = """
        WITH account_in AS (
            SELECT account FROM label WHERE label = 'TAKEOVER'
            UNION SELECT account FROM imported_event WHERE label = 'takeover'
        ),
        """;

    private static final String ONE_ACCOUNT = """
        WITH account_in AS (SELECT CAST(:account AS text) COLLATE "C" AS account),
        """;

    /**
     * The latest label that meets an event is what it is taken for; of an import, what it brought along is the earliest. What was assessed
     * and imported too happened once.
     */
    private static final String FOUND = """
        assessed AS (
            SELECT a.id, a.account, a.event_time, a.type, a.decision, l.label, l.at AS said_at
            FROM account_in s JOIN assessment a ON a.account = s.account
            LEFT JOIN LATERAL (
                SELECT label, at FROM label
                WHERE label.account = a.account
                  AND (label.assessment = a.id OR a.event_time BETWEEN label.from_time AND label.to_time)
                ORDER BY label.id DESC LIMIT 1
            ) l ON true
            WHERE a.event_time >= :since AND a.event_time < :until
        ), past AS (
            SELECT i.id, i.event_time, coalesce(l.label, upper(i.label)) AS label, l.at AS said_at, i.imported_at, i.body
            FROM account_in s JOIN imported_event i ON i.account = s.account
            LEFT JOIN LATERAL (
                SELECT label, at FROM label
                WHERE label.account = i.account AND i.event_time BETWEEN label.from_time AND label.to_time
                ORDER BY label.id DESC LIMIT 1
            ) l ON true
            WHERE i.event_time >= :since AND i.event_time < :until AND NOT EXISTS (SELECT FROM assessment a WHERE a.id = i.id)
        )
        """;

    /** Let in at once, or by a passed challenge; what was held or denied opened nothing. */
    private static final String ENTERED = """
        SELECT a.id, a.event_time AS at, a.event_time AS placed_at, true AS first, CAST(NULL AS numeric) AS quantity,
               CAST(NULL AS numeric) AS told, CAST(NULL AS numeric) AS earlier, CAST(NULL AS numeric) AS price, a.label, a.said_at,
               w.received_at AS known_at, w.body
        FROM assessed a JOIN assessment w ON w.id = a.id
        WHERE a.type = 'LOGIN' AND (a.decision = 'ALLOW' OR a.decision = 'CHALLENGE' AND EXISTS (
            SELECT FROM challenge c WHERE c.account = a.account AND c.assessment = a.id
              AND lower(c.document ->> 'status') = 'passed'))
        """;

    /** Whatever was decided: executed is executed. Told twice without a quantity, an order was executed once. */
    private static final String EXECUTED = """
        SELECT e.id, e.at, e.placed_at, e.first, e.quantity, e.told, e.earlier, e.price, e.label, e.said_at, e.known_at, w.body
        FROM (
            SELECT a.id, coalesce(o.happened_at, a.event_time) AS at, a.event_time AS placed_at, o.price, a.label, a.said_at,
                   o.received_at AS known_at,
                   row_number() OVER (
                       PARTITION BY a.id ORDER BY coalesce(o.happened_at, a.event_time), o.id) = 1 AS first,
                   CASE WHEN o.quantity IS NULL AND row_number() OVER (
                       PARTITION BY a.id, o.quantity IS NULL ORDER BY coalesce(o.happened_at, a.event_time), o.id) > 1
                       THEN 0 ELSE o.quantity END AS quantity,
                   sum(o.quantity) OVER (PARTITION BY a.id) AS told,
                   sum(o.quantity) OVER (PARTITION BY a.id ORDER BY coalesce(o.happened_at, a.event_time), o.id
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
            FROM assessed a JOIN outcome o ON o.assessment = a.id
            WHERE a.type = 'ORDER' AND o.outcome = 'EXECUTED'
        ) e JOIN assessment w ON w.id = e.id
        """;

    private static final String IMPORTED = """
        SELECT id, event_time AS at, event_time AS placed_at, true AS first, CAST(NULL AS numeric) AS quantity, CAST(NULL AS numeric) AS told,
               CAST(NULL AS numeric) AS earlier, CAST(NULL AS numeric) AS price, label, said_at, imported_at AS known_at, body
        FROM past
        """;

    private static final String ALL =
            FOUND + "SELECT * FROM (" + ENTERED + " UNION ALL " + EXECUTED + " UNION ALL " + IMPORTED + ") happened ";

    private TakeoverTable() {}

    /** Everything of a time, its end excluded, that somebody has said something of. */
    static void between(Handle handle, Instant from, Instant to, Consumer<Happened> taking) {
        handle.createQuery(SUSPECTS + ALL + "WHERE label IS NOT NULL AND at >= :from AND at < :to")
                .bind("since", utc(from.minus(EXECUTED_WITHIN)))
                .bind("until", utc(to))
                .bind("from", utc(from))
                .bind("to", utc(to))
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, context) -> Optional.ofNullable(Happened.of(row)))
                .useStream(rows -> rows.flatMap(Optional::stream).forEach(taking));
    }

    /** All executions of an account, the earliest first. */
    static List<Happened.Executed> executions(Handle handle, String account) {
        List<Happened.Executed> executions = new ArrayList<>();
        handle.createQuery(ONE_ACCOUNT + ALL + "ORDER BY at, placed_at, id")
                .bind("account", account)
                .bind("since", utc(Instant.EPOCH))
                .bind("until", utc(AT_LAST))
                .map((row, context) -> Optional.ofNullable(Happened.of(row)))
                .forEach(happened -> {
                    if (happened.orElse(null) instanceof Happened.Executed executed) {
                        executions.add(executed);
                    }
                });
        return executions;
    }

    /** When the first of an account's events of a time, both ends included, that were a takeover came. */
    static Optional<Instant> firstTakeover(Handle handle, String account, Instant from, Instant to) {
        return handle.createQuery(ONE_ACCOUNT + FOUND + """
            SELECT min(event_time) FROM (
                SELECT event_time, label FROM assessed UNION ALL SELECT event_time, label FROM past
            ) events WHERE label = 'TAKEOVER'
            """)
                .bind("account", account)
                .bind("since", utc(from))
                .bind("until", utc(to.plus(TICK)))
                .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .one();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
