package io.sekisho.server.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What is stored of a scheme: its alerts and their accounts, and what these tried to buy. */
final class SchemeTable {

    /** Of an account's events around the one by which it joined: more than a thief has time for. */
    private static final int EVENTS_BEFORE = 30;

    private static final int EVENTS_AFTER = 200;

    private SchemeTable() {}

    /** The alerts of a case, the earliest first. */
    static List<Told> alerts(Handle handle, String caseId) {
        return handle.createQuery("SELECT " + Told.COLUMNS + "FROM alert WHERE case_id = ? ORDER BY since, id")
                .bind(0, caseId)
                .map((row, context) -> Told.of(row))
                .list();
    }

    /** The alerts about those who gain from what is done to symbols: the case's own, and those that no case has. */
    static List<Told> beneficiaries(Handle handle, String caseId, Collection<String> symbols, Instant since) {
        return handle.createQuery("SELECT " + Told.COLUMNS + """
            FROM alert
            WHERE key = ANY (:symbols) AND kind = 'BENEFICIARY'
              AND (case_id = :caseId OR case_id IS NULL AND at >= :since)
            ORDER BY since, id
            """)
                .bindArray("symbols", String.class, symbols)
                .bind("caseId", caseId)
                .bind("since", Reading.utc(since))
                .map((row, context) -> Told.of(row))
                .list();
    }

    /** The accounts of alerts that nobody cleared, each as often as it is in one, the earliest first. */
    static List<Joined> joined(Handle handle, Collection<Told> alerts) {
        return handle.createQuery("""
            SELECT alert, account, assessment, at, bits, units, yen FROM alert_member
            WHERE alert = ANY (:alerts) AND cleared_at IS NULL ORDER BY at, account
            """)
                .bindArray("alerts", String.class, alerts.stream().map(Told::id).toList())
                .map((row, context) -> joined(row))
                .list();
    }

    /** The accounts of alerts that have no part in them, as somebody found. */
    static List<String> cleared(Handle handle, Collection<Told> alerts) {
        return handle.createQuery("""
            SELECT DISTINCT account FROM alert_member
            WHERE alert = ANY (:alerts) AND cleared_at IS NOT NULL ORDER BY account
            """)
                .bindArray("alerts", String.class, alerts.stream().map(Told::id).toList())
                .mapTo(String.class)
                .list();
    }

    private static Joined joined(ResultSet row) throws SQLException {
        return new Joined(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getDouble(5),
                new Quantity(row.getLong(6), row.getLong(7)));
    }

    /**
     * What accounts tried to buy around the events by which they joined. What was held and then repeated counts once, as what was
     * decided of it then.
     *
     * @param assessments those events
     */
    static List<Attempt> attempts(Handle handle, Collection<String> assessments, Collection<String> symbols) {
        return handle
                .createQuery("SELECT " + Attempt.COLUMNS + """
                    FROM assessment j
                    CROSS JOIN LATERAL (
                        SELECT * FROM assessment e
                        WHERE e.account = j.account AND e.version BETWEEN j.version - :before AND j.version + :after AND e.type = 'ORDER'
                    ) a
                    """ + Attempt.OUTCOMES + """
                    WHERE j.id = ANY (:joined)
                      AND NOT EXISTS (SELECT FROM hold h WHERE h.assessment = a.id AND h.used_by IS NOT NULL)
                    ORDER BY a.event_time, a.id
                    """)
                .bindArray("joined", String.class, assessments)
                .bind("before", EVENTS_BEFORE)
                .bind("after", EVENTS_AFTER)
                .map((row, context) -> Attempt.of(row, symbols))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Those of the accounts that are suspended. */
    static Set<String> suspended(Handle handle, Collection<String> accounts) {
        return new HashSet<>(handle.createQuery("""
            SELECT account FROM suspension WHERE account = ANY (:accounts) AND restored_at IS NULL
            UNION SELECT account FROM suspension_due WHERE account = ANY (:accounts)
            """)
                .bindArray("accounts", String.class, accounts)
                .mapTo(String.class)
                .list());
    }
}
