package io.sekisho.server.assess;

import io.sekisho.server.challenge.ChallengeTable;
import io.sekisho.server.challenge.Opening;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.store.ArrayColumns;
import io.sekisho.server.webhook.WebhookEvents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The decision log's SQL on the hot path: plain JDBC, arrays in and out, one statement for many rows. */
final class DecisionLog {

    private DecisionLog() {}

    /** An assessment as stored, as far as an answer to the same request needs it. */
    record Stored(String account, byte[] body, byte[] record) {}

    /** What an account's memory moves from and to. */
    record Move(String account, long expected, AccountMemory.Held next) {}

    static Map<String, Stored> find(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, Stored> found = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, account, body, record FROM assessment WHERE id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray(String[]::new)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new Stored(rows.getString(2), rows.getBytes(3), rows.getBytes(4)));
                }
            }
        }
        return found;
    }

    /**
     * Moves the accounts that are still at the version read, and writes the assessments of just those: one statement, so one commit and
     * one round trip for the whole batch.
     *
     * @return accounts that were moved; the others changed meanwhile, and nothing of theirs was written
     */
    static Set<String> write(Connection connection, List<Move> moves, List<Written> batch) throws SQLException {
        List<Written> challenged =
                batch.stream().filter(written -> written.opening() != null).toList();
        List<Written> held = batch.stream().filter(Written::holdsAnew).toList();
        List<Written> uses = batch.stream().filter(Written::uses).toList();
        List<Written> told =
                batch.stream().filter(written -> written.told() != null).toList();
        List<Written> stops = batch.stream().filter(Written::suspends).toList();
        boolean plain = challenged.isEmpty() && held.isEmpty() && uses.isEmpty() && stops.isEmpty();
        try (PreparedStatement statement = connection.prepareStatement(plain ? WRITE : WRITE_WITH_TICKETS)) {
            ArrayColumns arrays = new ArrayColumns(connection, statement);
            bindMoves(arrays, moves);
            bindAssessments(arrays, batch);
            if (!plain) {
                bindChallenges(arrays, challenged);
                bindHolds(arrays, held);
                bindUses(arrays, uses);
                bindTold(arrays, told);
                bindStops(arrays, stops);
            }
            Set<String> moved = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    moved.add(rows.getString(1));
                }
            }
            return moved;
        }
    }

    private static void bindMoves(ArrayColumns arrays, List<Move> moves) throws SQLException {
        arrays.text(moves, Move::account);
        arrays.bigint(moves, Move::expected);
        arrays.bigint(moves, move -> move.next().version());
        arrays.bytea(moves, move -> move.next().state());
    }

    private static void bindAssessments(ArrayColumns arrays, List<Written> batch) throws SQLException {
        arrays.text(batch, written -> written.ask().event().id());
        arrays.text(batch, Written::account);
        arrays.bigint(batch, Written::version);
        arrays.bigint(batch, written -> written.ask().facts().receivedAt().toEpochMilli());
        arrays.bigint(batch, written -> written.ask().event().time().toEpochMilli());
        arrays.text(batch, written -> written.ask().event().operation().name());
        arrays.text(batch, written -> written.record().decision().name());
        arrays.bytea(batch, written -> written.ask().body());
        arrays.bytea(batch, Written::encoded);
        arrays.bytea(batch, Written::stateBefore);
    }

    private static void bindChallenges(ArrayColumns arrays, List<Written> challenged) throws SQLException {
        arrays.text(challenged, written -> opening(written).id());
        arrays.text(challenged, Written::account);
        arrays.text(challenged, written -> written.ask().event().id());
        arrays.text(challenged, written -> ChallengeTable.text(opening(written).document()));
    }

    private static Opening opening(Written written) {
        return Objects.requireNonNull(written.opening(), "challenged");
    }

    private static void bindHolds(ArrayColumns arrays, List<Written> held) throws SQLException {
        arrays.text(held, written -> written.record().hold());
        arrays.text(held, Written::account);
        arrays.text(held, written -> written.ask().event().id());
        arrays.bigint(held, written -> written.ask().facts().receivedAt().toEpochMilli());
        arrays.bigint(
                held,
                written -> Objects.requireNonNull(written.record().holdEnds()).toEpochMilli());
    }

    private static void bindUses(ArrayColumns arrays, List<Written> uses) throws SQLException {
        arrays.text(uses, written -> written.ask().event().releases());
        arrays.text(uses, Written::account);
        arrays.text(uses, written -> written.ask().event().id());
    }

    private static void bindTold(ArrayColumns arrays, List<Written> told) throws SQLException {
        arrays.text(told, written -> told(written).id());
        arrays.text(told, written -> told(written).event().type());
        arrays.text(told, Written::account);
        arrays.text(told, written -> WebhookEvents.data(told(written).event()));
        arrays.bigint(told, written -> told(written).event().at().toEpochMilli());
    }

    private static Tickets.Told told(Written written) {
        return Objects.requireNonNull(written.told(), "told");
    }

    private static void bindStops(ArrayColumns arrays, List<Written> stops) throws SQLException {
        arrays.text(stops, written -> written.ask().event().id());
        arrays.text(stops, Written::account);
        arrays.text(stops, written -> written.record().policy().rule());
        arrays.bigint(stops, written -> written.ask().facts().receivedAt().toEpochMilli());
    }

    private static final String MOVE_AND_LOG = """
        WITH move AS (
            SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bytea[]) AS m (account, expected, next, state)
        ), moved AS (
            UPDATE account a SET version = m.next, state = m.state
            FROM move m WHERE a.id = m.account AND a.version = m.expected
            RETURNING a.id
        ), born AS (
            INSERT INTO account (id, version, state)
            SELECT account, next, state FROM move WHERE expected = 0
            ON CONFLICT DO NOTHING
            RETURNING id
        ), done AS (
            SELECT id FROM moved UNION ALL SELECT id FROM born
        ), logged AS (
            INSERT INTO assessment
                (id, account, version, received_at, event_time, type, decision, body, record, state_before)
            SELECT e.id, e.account, e.version,
                   timestamptz 'epoch' + e.received * interval '1 millisecond',
                   timestamptz 'epoch' + e.happened * interval '1 millisecond',
                   e.type, e.decision, e.body, e.record, e.state_before
            FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[],
                        ?::bytea[], ?::bytea[], ?::bytea[])
                 AS e (id, account, version, received, happened, type, decision, body, record, state_before)
            JOIN done ON done.id = e.account
        )
        """;

    /** Challenges, holds and what is told of them stand or fall with the answers that name them; a suspension leaves no proof to consume. */
    private static final String TICKETS = """
        , challenged AS (
            INSERT INTO challenge (id, account, assessment, created_at, document)
            SELECT c.id, c.account, c.assessment, now(), c.document::jsonb
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS c (id, account, assessment, document)
            JOIN done ON done.id = c.account
        ), held AS (
            INSERT INTO hold (id, account, assessment, created_at, expires_at)
            SELECT h.id, h.account, h.assessment,
                   timestamptz 'epoch' + h.created * interval '1 millisecond',
                   timestamptz 'epoch' + h.expires * interval '1 millisecond'
            FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                 AS h (id, account, assessment, created, expires)
            JOIN done ON done.id = h.account
        ), used AS (
            UPDATE hold SET state = 'USED', used_by = u.assessment
            FROM unnest(?::text[], ?::text[], ?::text[]) AS u (hold, account, assessment)
            JOIN done ON done.id = u.account
            WHERE hold.id = u.hold
        ), told AS (
            INSERT INTO webhook_event (id, type, account, data, happened_at)
            SELECT t.id, t.type, t.account, t.data::jsonb, timestamptz 'epoch' + t.happened * interval '1 millisecond'
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                 AS t (id, type, account, data, happened)
            JOIN done ON done.id = t.account
        ), stopped AS (
            INSERT INTO suspension_due (assessment, account, rule, at)
            SELECT s.assessment, s.account, s.rule, timestamptz 'epoch' + s.at * interval '1 millisecond'
            FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) AS s (assessment, account, rule, at)
            JOIN done ON done.id = s.account
            RETURNING account, at
        ), voided AS (
            UPDATE proof SET consumed_at = stopped.at
            FROM stopped WHERE proof.account = stopped.account AND proof.consumed_at IS NULL
        )
        """;

    private static final String DONE = "SELECT id FROM done";
    private static final String WRITE = MOVE_AND_LOG + DONE;
    private static final String WRITE_WITH_TICKETS = MOVE_AND_LOG + TICKETS + DONE;
}
