package io.sekisho.server.console;

import io.sekisho.server.http.Json;
import io.sekisho.surveillance.Alert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert as stored, without its accounts.
 *
 * @param at       of the event that completed the pattern or added to it last
 * @param surprise bits
 * @param caseId   the case that it is worked on in, absent where it opened none
 * @param accounts how many are in it, those left out that were cleared
 */
public record Told(
        String id,
        Alert.Kind kind,
        String key,
        Instant since,
        Instant at,
        double surprise,
        Map<String, String> figures,
        @Nullable String caseId,
        int accounts) {

    /** The columns that {@link #of} reads, of {@code alert}. */
    static final String COLUMNS = """
        alert.id, alert.kind, alert.key, alert.since, alert.at, alert.surprise, alert.figures::text, alert.case_id,
        (SELECT count(*) FROM alert_member m WHERE m.alert = alert.id AND m.cleared_at IS NULL) AS accounts
        """;

    static Told of(ResultSet row) throws SQLException {
        Map<String, String> figures = new TreeMap<>();
        Json.MAPPER
                .readTree(row.getString(7))
                .properties()
                .forEach(
                        figure -> figures.put(figure.getKey(), figure.getValue().asString()));
        return new Told(
                row.getString(1),
                Alert.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getDouble(6),
                figures,
                row.getString(8),
                row.getInt(9));
    }

    /** Whether its key names a symbol. */
    public boolean aboutSymbol() {
        return switch (kind) {
            case CONVERGENCE, PRESSURE, BENEFICIARY -> true;
            case HARVEST, STUFFING -> false;
        };
    }
}
