package io.sekisho.server.position;

import io.sekisho.server.http.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** The snapshots' SQL. */
final class PositionTable {

    private PositionTable() {}

    /** What is told again of the same time replaces what was told before. */
    static void write(Handle handle, String account, Snapshot snapshot) {
        handle.createUpdate("""
            INSERT INTO position_snapshot (account, as_of, received_at, positions)
            VALUES (:account, :asOf, :at, CAST(:positions AS jsonb))
            ON CONFLICT (account, as_of) DO UPDATE SET received_at = :at, positions = CAST(:positions AS jsonb)
            """)
                .bind("account", account)
                .bind("asOf", utc(snapshot.asOf()))
                .bind("at", utc(snapshot.receivedAt()))
                .bind("positions", text(snapshot.positions()))
                .execute();
    }

    /**
     * Forgets all but the latest and the last of each day since a time; of an account found to be taken over, the last of each day is
     * kept however old it is, since its state before may be asked for much later.
     */
    static void trim(Handle handle, String account, int latest, Instant daysSince) {
        handle.createUpdate("""
            DELETE FROM position_snapshot p USING (
                SELECT as_of, row_number() OVER (ORDER BY as_of DESC) AS place,
                       row_number() OVER (
                           PARTITION BY CAST(as_of AT TIME ZONE 'Asia/Tokyo' AS date) ORDER BY as_of DESC) AS of_day
                FROM position_snapshot WHERE account = :account
            ) ranked
            WHERE p.account = :account AND p.as_of = ranked.as_of AND ranked.place > :latest
              AND (ranked.of_day > 1 OR ranked.as_of < :since AND NOT EXISTS (
                  SELECT FROM label l WHERE l.account = :account AND l.label = 'TAKEOVER'))
            """)
                .bind("account", account)
                .bind("latest", latest)
                .bind("since", utc(daysSince))
                .execute();
    }

    static boolean isLatest(Handle handle, String account, Instant asOf) {
        return handle.createQuery("SELECT NOT EXISTS (SELECT FROM position_snapshot WHERE account = ? AND as_of > ?)")
                .bind(0, account)
                .bind(1, utc(asOf))
                .mapTo(Boolean.class)
                .one();
    }

    static Optional<Snapshot> lastUpTo(Handle handle, String account, Instant at) {
        return find(handle, account, at, "as_of <= :at ORDER BY as_of DESC");
    }

    static Optional<Snapshot> firstAfter(Handle handle, String account, Instant at) {
        return find(handle, account, at, "as_of > :at ORDER BY as_of");
    }

    private static Optional<Snapshot> find(Handle handle, String account, Instant at, String which) {
        return handle.createQuery("SELECT as_of, received_at, CAST(positions AS text) FROM position_snapshot"
                        + " WHERE account = :account AND " + which + " LIMIT 1")
                .bind("account", account)
                .bind("at", utc(at))
                .map((row, context) -> snapshot(row))
                .findOne();
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                positions(row.getString(3)));
    }

    private static String text(List<Position> positions) {
        List<Map<String, String>> rows =
                positions.stream().map(PositionTable::strings).toList();
        return new String(Json.bytes(rows), StandardCharsets.UTF_8);
    }

    /** As the API writes it. */
    static Map<String, String> strings(Position position) {
        return Map.of(
                "symbol", position.symbol(),
                "quantity", position.quantity().toPlainString(),
                "valueJpy", position.valueJpy().toPlainString());
    }

    private static List<Position> positions(String text) {
        return StreamSupport.stream(Json.MAPPER.readTree(text).spliterator(), false)
                .map(row ->
                        new Position(row.path("symbol").asString(), decimal(row, "quantity"), decimal(row, "valueJpy")))
                .toList();
    }

    private static BigDecimal decimal(JsonNode row, String field) {
        return new BigDecimal(row.path(field).asString());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
