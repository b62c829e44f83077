package io.sekisho.server.surveillance;

import io.sekisho.server.http.Json;
import io.sekisho.surveillance.Alert;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Alerts and the accounts in them, as stored. */
final class AlertTable {

    private AlertTable() {}

    /**
     * An alert as it stands.
     *
     * @param caseId  of its scheme, absent where it has none
     * @param heardAt first
     */
    record Standing(@Nullable String caseId, Instant heardAt, boolean isNew) {}

    /** A member whose account's memory does not hold it yet. */
    record ToWeigh(String alert, Alert.Kind kind, String account, Instant at) {}

    /** Whether all that it says was stored and weighed before. */
    static boolean holds(Handle handle, Alert alert) {
        long held = handle.createQuery("""
            SELECT count(*) FROM alert a JOIN alert_member m ON m.alert = a.id
            WHERE a.id = :id AND a.at >= CAST(:at AS timestamptz) AND m.weighed AND m.account = ANY (:accounts)
            """)
                .bind("id", alert.id())
                .bind("at", time(alert.at()))
                .bindArray("accounts", String.class, accounts(alert))
                .mapTo(Long.class)
                .one();
        return held == accounts(alert).size() && (held > 0 || isKnown(handle, alert));
    }

    private static boolean isKnown(Handle handle, Alert alert) {
        return handle.createQuery("SELECT count(*) FROM alert WHERE id = ? AND at >= CAST(? AS timestamptz)")
                        .bind(0, alert.id())
                        .bind(1, time(alert.at()))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private static Set<String> accounts(Alert alert) {
        return Set.copyOf(alert.members().stream().map(Alert.Member::account).toList());
    }

    /** Stores it, or what it says now where it is the later; locked until the transaction ends. */
    static Standing put(Handle handle, Alert alert, Instant now) {
        return handle.createQuery("""
            INSERT INTO alert AS known (id, kind, key, since, at, surprise, figures, heard_at)
            VALUES (:id, :kind, :key, :since, :at, :surprise, CAST(:figures AS jsonb), :now)
            ON CONFLICT (id) DO UPDATE
            SET surprise = CASE WHEN excluded.at >= known.at THEN excluded.surprise ELSE known.surprise END,
                figures = CASE WHEN excluded.at >= known.at THEN excluded.figures ELSE known.figures END,
                at = greatest(known.at, excluded.at)
            RETURNING case_id, heard_at, xmax = 0 AS born
            """)
                .bind("id", alert.id())
                .bind("kind", alert.kind().name())
                .bind("key", alert.key())
                .bind("since", time(alert.since()))
                .bind("at", time(alert.at()))
                .bind("surprise", alert.surprise())
                .bind("figures", new String(Json.bytes(alert.figures()), StandardCharsets.UTF_8))
                .bind("now", time(now))
                .map((row, context) -> new Standing(row.getString(1), instant(row, 2), row.getBoolean(3)))
                .one();
    }

    /**
     * Adds an account to an alert, or what is new of its part.
     *
     * @param weighed whether there is nothing to put into the account's memory
     * @return false where it was in it
     */
    static boolean join(Handle handle, String alert, Alert.Member member, boolean weighed) {
        return handle.createQuery("""
            INSERT INTO alert_member (alert, account, assessment, at, bits, units, yen, weighed)
            VALUES (:alert, :account, :assessment, :at, :bits, :units, :yen, :weighed)
            ON CONFLICT (alert, account) DO UPDATE SET bits = greatest(alert_member.bits, excluded.bits),
                units = greatest(alert_member.units, excluded.units), yen = greatest(alert_member.yen, excluded.yen)
            RETURNING xmax = 0
            """)
                .bind("alert", alert)
                .bind("account", member.account())
                .bind("assessment", member.assessment())
                .bind("at", time(member.at()))
                .bind("bits", member.bits())
                .bind("units", member.units())
                .bind("yen", member.yen())
                .bind("weighed", weighed)
                .mapTo(Boolean.class)
                .one();
    }

    static List<ToWeigh> toWeigh(Handle handle) {
        return handle.createQuery("""
            SELECT m.alert, a.kind, m.account, m.at FROM alert_member m JOIN alert a ON a.id = m.alert
            WHERE NOT m.weighed ORDER BY m.alert, m.account
            """)
                .map((row, context) -> new ToWeigh(
                        row.getString(1), Alert.Kind.valueOf(row.getString(2)), row.getString(3), instant(row, 4)))
                .list();
    }

    /** False where it was weighed, or cleared, meanwhile. */
    static boolean weighed(Handle handle, ToWeigh member) {
        return handle.execute(
                        "UPDATE alert_member SET weighed = true WHERE alert = ? AND account = ? AND NOT weighed",
                        member.alert(),
                        member.account())
                == 1;
    }

    /** The open case of another alert that has at least so many of this one's accounts in it, the most first. */
    static Optional<String> overlapping(Handle handle, String alert, int accounts) {
        return handle.createQuery("""
            SELECT other.case_id
            FROM alert_member mine
            JOIN alert_member theirs ON theirs.account = mine.account AND theirs.alert <> mine.alert
            JOIN alert other ON other.id = theirs.alert AND other.kind = 'CONVERGENCE'
            JOIN case_file f ON f.id = other.case_id AND f.state <> 'CLOSED'
            WHERE mine.alert = :alert AND mine.cleared_at IS NULL AND theirs.cleared_at IS NULL
            GROUP BY other.case_id HAVING count(DISTINCT mine.account) >= :accounts
            ORDER BY count(DISTINCT mine.account) DESC, other.case_id LIMIT 1
            """)
                .bind("alert", alert)
                .bind("accounts", accounts)
                .mapTo(String.class)
                .findFirst();
    }

    /** The open case of the scheme about a symbol, by whichever alert. */
    static Optional<String> schemeOf(Handle handle, String symbol) {
        return handle.createQuery("""
            SELECT a.case_id FROM alert a JOIN case_file f ON f.id = a.case_id AND f.state <> 'CLOSED'
            WHERE a.key = ? AND a.kind = 'CONVERGENCE' ORDER BY a.heard_at DESC LIMIT 1
            """).bind(0, symbol).mapTo(String.class).findFirst();
    }

    static void attach(Handle handle, String alert, String caseId) {
        handle.execute("UPDATE alert SET case_id = ? WHERE id = ?", caseId, alert);
    }

    /** What was said of a symbol before there was a case. */
    static List<String> attachEarlier(Handle handle, String symbol, Instant from, String caseId) {
        return handle.createQuery("""
            UPDATE alert SET case_id = :caseId
            WHERE key = :symbol AND kind IN ('PRESSURE', 'BENEFICIARY') AND case_id IS NULL AND at >= :from
            RETURNING kind
            """)
                .bind("caseId", caseId)
                .bind("symbol", symbol)
                .bind("from", time(from))
                .mapTo(String.class)
                .list();
    }

    /** An account's part in an alert of a case. */
    record Part(String alert, String assessment) {}

    static List<Part> partsIn(Handle handle, String caseId, String account) {
        return handle.createQuery("""
            SELECT m.alert, m.assessment FROM alert_member m JOIN alert a ON a.id = m.alert
            WHERE a.case_id = ? AND m.account = ? AND m.cleared_at IS NULL AND a.kind = 'CONVERGENCE' ORDER BY m.alert
            """)
                .bind(0, caseId)
                .bind(1, account)
                .map((row, context) -> new Part(row.getString(1), row.getString(2)))
                .list();
    }

    static void cleared(Handle handle, String alert, String account, String by, Instant now) {
        handle.execute(
                "UPDATE alert_member SET cleared_at = ?, cleared_by = ?, weighed = true WHERE alert = ? AND account ="
                        + " ?",
                time(now),
                by,
                alert,
                account);
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
