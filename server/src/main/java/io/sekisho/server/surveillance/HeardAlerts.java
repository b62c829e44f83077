package io.sekisho.server.surveillance;

import io.sekisho.server.http.Json;
import io.sekisho.surveillance.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads alerts with all their members. */
final class HeardAlerts {

    private HeardAlerts() {}

    /** The latest heard first. */
    static List<HeardAlert> list(Handle handle, Schemes.Wanted wanted, int max) {
        List<HeardAlert> alerts = alerts(handle, wanted, max);
        Map<String, List<HeardAlert.Member>> members =
                members(handle, alerts.stream().map(HeardAlert::id).toList());
        return alerts.stream()
                .map(alert -> new HeardAlert(
                        alert.id(),
                        alert.kind(),
                        alert.key(),
                        alert.since(),
                        alert.at(),
                        alert.surprise(),
                        alert.figures(),
                        alert.caseId(),
                        alert.heardAt(),
                        members.getOrDefault(alert.id(), List.of())))
                .toList();
    }

    private static List<HeardAlert> alerts(Handle handle, Schemes.Wanted wanted, int max) {
        return handle.createQuery("""
            SELECT id, kind, key, since, at, surprise, figures::text, case_id, heard_at FROM alert
            WHERE (CAST(:kind AS text) IS NULL OR kind = :kind)
              AND (CAST(:key AS text) IS NULL OR key = :key)
              AND (CAST(:caseId AS text) IS NULL OR case_id = :caseId)
              AND (CAST(:after AS text) IS NULL
                   OR (heard_at, id) < (SELECT l.heard_at, l.id FROM alert l WHERE l.id = :after))
            ORDER BY heard_at DESC, id DESC LIMIT :max
            """)
                .bind("kind", wanted.kind() == null ? null : wanted.kind().name())
                .bind("key", wanted.key())
                .bind("caseId", wanted.caseId())
                .bind("after", wanted.after())
                .bind("max", max)
                .map((row, context) -> new HeardAlert(
                        row.getString(1),
                        Alert.Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        AlertTable.instant(row, 4),
                        AlertTable.instant(row, 5),
                        row.getDouble(6),
                        figures(row.getString(7)),
                        row.getString(8),
                        AlertTable.instant(row, 9),
                        List.of()))
                .list();
    }

    private static Map<String, String> figures(String text) {
        Map<String, String> figures = new LinkedHashMap<>();
        Json.parse(text.getBytes(StandardCharsets.UTF_8))
                .forEachEntry((name, value) -> figures.put(name, value.asString("")));
        return figures;
    }

    private record Of(String alert, HeardAlert.Member member) {}

    private static Map<String, List<HeardAlert.Member>> members(Handle handle, List<String> alerts) {
        return handle
                .createQuery("""
                    SELECT alert, account, assessment, at, bits, units, yen, cleared_at, cleared_by FROM alert_member
                    WHERE alert = ANY (:alerts) ORDER BY at, account
                    """)
                .bindArray("alerts", String.class, alerts)
                .map((row, context) -> new Of(
                        row.getString(1),
                        new HeardAlert.Member(
                                new Alert.Member(
                                        row.getString(2),
                                        row.getString(3),
                                        AlertTable.instant(row, 4),
                                        row.getDouble(5),
                                        row.getLong(6),
                                        row.getLong(7)),
                                instantOrNull(row.getObject(8, OffsetDateTime.class)),
                                row.getString(9))))
                .stream()
                .collect(Collectors.groupingBy(Of::alert, Collectors.mapping(Of::member, Collectors.toList())));
    }

    private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
