package io.sekisho.server.containment;

import io.sekisho.server.casework.CaseFile;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Suspensions as stored; at most one of an account is not over. Written under the account's lock. */
final class SuspensionTable {

    private static final int STEPS_MAX = 200;

    private SuspensionTable() {}

    static void open(Handle handle, String account, Instant now, Stop stop, String caseId) {
        handle.execute(
                "INSERT INTO suspension (account, at, by_whom, actor, reason, case_id) VALUES (?, ?, ?, ?, ?, ?)",
                account,
                time(now),
                stop.by().name(),
                stop.actor(),
                stop.reason(),
                caseId);
    }

    /** The way back ends where the account is suspended anew; what was done on it stays in the case's log. */
    static void forgetRestoration(Handle handle, String account) {
        handle.execute("""
            DELETE FROM restoration_approval a USING suspension s
            WHERE a.suspension = s.id AND s.account = ? AND s.restored_at IS NULL
            """, account);
        handle.execute("""
            UPDATE suspension SET restoring_at = NULL, restoring_by = NULL,
                                  identity_at = NULL, identity_by = NULL, identity_how = NULL,
                                  reviewed_at = NULL, reviewed_by = NULL, kept = NULL
            WHERE account = ? AND restored_at IS NULL
            """, account);
    }

    static void restoring(Handle handle, String account, Instant now, String actor) {
        handle.execute(
                "UPDATE suspension SET restoring_at = ?, restoring_by = ? WHERE account = ? AND restored_at IS NULL",
                time(now),
                actor,
                account);
    }

    static void identified(Handle handle, String account, Instant now, String actor, String how) {
        handle.execute("""
            UPDATE suspension SET identity_at = ?, identity_by = ?, identity_how = ?
            WHERE account = ? AND restored_at IS NULL
            """, time(now), actor, how, account);
    }

    /** Whoever approved before the review approved something else. */
    static void reviewed(Handle handle, String account, Instant now, String person, Collection<String> kept) {
        handle.execute("""
            DELETE FROM restoration_approval a USING suspension s
            WHERE a.suspension = s.id AND s.account = ? AND s.restored_at IS NULL
            """, account);
        handle.createUpdate("""
            UPDATE suspension SET reviewed_at = :now, reviewed_by = :person, kept = :kept
            WHERE account = :account AND restored_at IS NULL
            """)
                .bind("now", time(now))
                .bind("person", person)
                .bindArray("kept", String.class, kept)
                .bind("account", account)
                .execute();
    }

    static void approve(Handle handle, String account, Instant now, String person) {
        handle.execute("""
            INSERT INTO restoration_approval (suspension, person, at)
            SELECT id, ?, ? FROM suspension WHERE account = ? AND restored_at IS NULL
            """, person, time(now), account);
    }

    static void restored(Handle handle, String account, Instant now) {
        handle.execute(
                "UPDATE suspension SET restored_at = ? WHERE account = ? AND restored_at IS NULL", time(now), account);
    }

    /** The one that is not over. */
    static Optional<Standing.Suspension> find(Handle handle, String account) {
        List<Standing.Step> approvals = handle.createQuery("""
            SELECT a.at, a.person FROM restoration_approval a JOIN suspension s ON s.id = a.suspension
            WHERE s.account = ? AND s.restored_at IS NULL ORDER BY a.at, a.person
            """)
                .bind(0, account)
                .map((row, context) -> new Standing.Step(instant(row, 1), row.getString(2), null))
                .list();
        List<CaseFile.Entry> steps = handle.createQuery("""
            SELECT e.at, e.actor, e.what, e.text
            FROM suspension s JOIN case_entry e ON e.case_id = s.case_id AND e.at >= s.at
            WHERE s.account = ? AND s.restored_at IS NULL ORDER BY e.id LIMIT ?
            """)
                .bind(0, account)
                .bind(1, STEPS_MAX)
                .map((row, context) ->
                        new CaseFile.Entry(instant(row, 1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
        return handle.createQuery("""
            SELECT at, actor, reason, case_id, restoring_at, restoring_by, identity_at, identity_by, identity_how,
                   reviewed_at, reviewed_by, kept
            FROM suspension WHERE account = ? AND restored_at IS NULL
            """)
                .bind(0, account)
                .map((row, context) -> new Standing.Suspension(
                        instant(row, 1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        step(row, 5, null),
                        step(row, 7, row.getString(9)),
                        step(row, 10, null),
                        kept(row),
                        steps,
                        approvals))
                .findOne();
    }

    private static Standing.@Nullable Step step(ResultSet row, int at, @Nullable String how) throws SQLException {
        return row.getObject(at) == null ? null : new Standing.Step(instant(row, at), row.getString(at + 1), how);
    }

    private static List<String> kept(ResultSet row) throws SQLException {
        Array kept = row.getArray("kept");
        return kept == null ? List.of() : List.of((String[]) kept.getArray());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
