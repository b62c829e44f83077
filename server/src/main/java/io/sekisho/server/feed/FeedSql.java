package io.sekisho.server.feed;

/** What is asked of the log: assessments, and what became known of them, by transaction and by arrival. */
final class FeedSql {

    private static final String SINCE = """
        (x.tx = ANY (CAST(:underWay AS xid8[])) OR x.tx >= CAST(:from AS xid8)) AND x.tx < CAST(:until AS xid8)\
        """;

    private static final String PLACE = "x.tx::text::bigint";

    static final String ASSESSMENTS_SINCE = assessments(PLACE, SINCE, "x.tx");
    static final String KNOWN_SINCE = known(PLACE, PLACE, SINCE, SINCE);
    static final String ASSESSMENTS_RECEIVED =
            assessments(millis("x.received_at"), "x.received_at >= :from", "x.received_at");
    static final String KNOWN_RECEIVED =
            known(millis("x.at"), millis("x.received_at"), "x.at >= :from", "x.received_at >= :from");

    private FeedSql() {}

    private static String millis(String column) {
        return "(extract(epoch FROM " + column + ") * 1000)::bigint";
    }

    private static String assessments(String place, String range, String order) {
        return """
            SELECT %s AS place, x.received_at AS arrived, x.id, x.version, x.received_at, x.body, x.record,
                   NULL AS label, NULL::numeric AS quantity, NULL::numeric AS executed
            FROM assessment x
            WHERE %s AND x.type IN ('LOGIN', 'ORDER')
            ORDER BY %s, x.account, x.version
            """.formatted(place, range, order);
    }

    /** A label of a time is one of each event in it. What was executed so far is not what was cancelled, where nobody says how much was. */
    private static String known(String labelPlace, String outcomePlace, String labelRange, String outcomeRange) {
        return """
            SELECT %1$s AS place, x.at AS arrived, a.id, a.version, a.received_at, a.body, a.record,
                   x.label, NULL::numeric AS quantity, NULL::numeric AS executed
            FROM label x JOIN assessment a ON a.id = x.assessment
            WHERE %3$s AND a.type IN ('LOGIN', 'ORDER')
            UNION ALL
            SELECT %1$s, x.at, a.id, a.version, a.received_at, a.body, a.record, x.label, NULL, NULL
            FROM label x JOIN assessment a ON a.account = x.account AND a.event_time BETWEEN x.from_time AND x.to_time
            WHERE %3$s AND a.type IN ('LOGIN', 'ORDER')
            UNION ALL
            SELECT %2$s, x.received_at, a.id, a.version, a.received_at, a.body, a.record, NULL, x.quantity,
                   (SELECT coalesce(sum(e.quantity), 0) FROM outcome e
                    WHERE e.assessment = x.assessment AND e.outcome = 'EXECUTED')
            FROM outcome x JOIN assessment a ON a.id = x.assessment
            WHERE %4$s AND x.outcome <> 'EXECUTED' AND a.type = 'ORDER'
            ORDER BY place
            """.formatted(labelPlace, outcomePlace, labelRange, outcomeRange);
    }
}
