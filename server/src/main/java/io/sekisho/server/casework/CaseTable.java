package io.sekisho.server.casework;

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

/** Cases as stored; their log is only added to. The column {@code account} holds what a case is about, also where that is a host. */
final class CaseTable {

    private static final String SELECT = """
        SELECT f.id, f.kind, f.account, f.state, f.assignee, f.opened_at, f.summary,
               ARRAY (SELECT a.assessment FROM case_assessment a WHERE a.case_id = f.id ORDER BY 1) AS assessments
        FROM case_file f
        """;

    private CaseTable() {}

    /** The open case of this kind, opened now where there is none. Of several at once, one opens it. */
    static String open(Handle handle, String id, Cases.Occurrence occurrence, Instant now) {
        // The update changes nothing but answers with the case that is there, and keeps it from being closed meanwhile.
        return handle.createQuery("""
            INSERT INTO case_file (id, account, kind, state, opened_at, summary)
            VALUES (:id, :account, :kind, 'OPEN', :now, :text)
            ON CONFLICT (account, kind) WHERE state <> 'CLOSED' DO UPDATE SET account = excluded.account
            RETURNING id
            """)
                .bind("id", id)
                .bind("account", occurrence.subject())
                .bind("kind", occurrence.kind().name())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("text", occurrence.text())
                .mapTo(String.class)
                .one();
    }

    static Optional<String> latest(Handle handle, String account, CaseFile.Kind kind) {
        return handle.createQuery(
                        "SELECT id FROM case_file WHERE account = ? AND kind = ? ORDER BY opened_at DESC LIMIT 1")
                .bind(0, account)
                .bind(1, kind.name())
                .mapTo(String.class)
                .findFirst();
    }

    static void link(Handle handle, String id, String assessment) {
        handle.execute(
                "INSERT INTO case_assessment (case_id, assessment) VALUES (?, ?) ON CONFLICT DO NOTHING",
                id,
                assessment);
    }

    static void log(Handle handle, String id, CaseFile.Entry entry) {
        handle.execute(
                "INSERT INTO case_entry (case_id, at, actor, what, text) VALUES (?, ?, ?, ?, ?)",
                id,
                entry.at().atOffset(ZoneOffset.UTC),
                entry.actor(),
                entry.what(),
                entry.text());
    }

    /** Under the lock of the case, until the transaction ends. */
    static Optional<CaseFile> lock(Handle handle, String id) {
        return handle.createQuery(SELECT + "WHERE f.id = ? FOR UPDATE OF f")
                .bind(0, id)
                .map((row, context) -> read(row))
                .findOne();
    }

    static Optional<CaseFile> find(Handle handle, String id) {
        return handle.createQuery(SELECT + "WHERE f.id = ?")
                .bind(0, id)
                .map((row, context) -> read(row))
                .findOne();
    }

    static List<CaseFile.Entry> history(Handle handle, String account, Set<CaseFile.Kind> kinds, int max) {
        return handle.createQuery("""
            SELECT e.at, e.actor, e.what, e.text FROM case_entry e JOIN case_file f ON f.id = e.case_id
            WHERE f.account = :account AND f.kind = ANY (:kinds) ORDER BY e.id DESC LIMIT :max
            """)
                .bind("account", account)
                .bindArray("kinds", String.class, kinds.stream().map(Enum::name).toList())
                .bind("max", max)
                .map((row, context) -> new CaseFile.Entry(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    static List<CaseFile.Entry> entries(Handle handle, String id) {
        return handle.createQuery("SELECT at, actor, what, text FROM case_entry WHERE case_id = ? ORDER BY id")
                .bind(0, id)
                .map((row, context) -> new CaseFile.Entry(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    /** Newest first. */
    static List<CaseFile> list(Handle handle, Cases.Wanted wanted, int max) {
        return handle.createQuery(SELECT + """
            WHERE (CAST(:state AS text) IS NULL OR f.state = :state)
              AND (CAST(:assignee AS text) IS NULL OR f.assignee = :assignee)
              AND (CAST(:account AS text) IS NULL OR f.account = :account)
              AND (CAST(:after AS text) IS NULL
                   OR (f.opened_at, f.id) < (SELECT l.opened_at, l.id FROM case_file l WHERE l.id = :after))
            ORDER BY f.opened_at DESC, f.id DESC LIMIT :max
            """)
                .bind("state", wanted.state() == null ? null : wanted.state().name())
                .bind("assignee", wanted.assignee())
                .bind("account", wanted.subject())
                .bind("after", wanted.after())
                .bind("max", max)
                .map((row, context) -> read(row))
                .list();
    }

    static void assign(Handle handle, String id, @Nullable String assignee) {
        handle.execute("UPDATE case_file SET assignee = ? WHERE id = ?", assignee, id);
    }

    static void state(Handle handle, String id, CaseFile.State state) {
        handle.execute("UPDATE case_file SET state = ? WHERE id = ?", state.name(), id);
    }

    /** Whether another case of this kind is open, so that this one cannot be opened again. */
    static boolean anotherIsOpen(Handle handle, CaseFile file) {
        return handle.createQuery("SELECT count(*) FROM case_file WHERE account = ? AND kind = ? AND state <> 'CLOSED'"
                                + " AND id <> ?")
                        .bind(0, file.subject())
                        .bind(1, file.kind().name())
                        .bind(2, file.id())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static CaseFile read(ResultSet row) throws SQLException {
        return new CaseFile(
                row.getString(1),
                CaseFile.Kind.valueOf(row.getString(2)),
                row.getString(3),
                CaseFile.State.valueOf(row.getString(4)),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                List.of((String[]) row.getArray(8).getArray()));
    }
}
