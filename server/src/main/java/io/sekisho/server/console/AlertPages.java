package io.sekisho.server.console;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import io.sekisho.surveillance.Alert;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What surveillance says of several accounts together. */
public final class AlertPages {

    private static final int LISTED_MAX = 100;

    private final Console console;
    private final Reading reading;

    AlertPages(Console console, Reading reading) {
        this.console = console;
        this.reading = reading;
    }

    void addTo(Routes routes) {
        routes.get(Visit.Section.ALERTS.path(), Access.OPEN, console.page(Visit.Section.ALERTS, this::list));
    }

    private Answer list(Call call, Visit visit) {
        Alert.Kind kind = kind(call.query("kind"));
        List<Told> found = reading.read(handle -> alerts(handle, kind, call.query("after")));
        List<Told> page = found.subList(0, Math.min(found.size(), LISTED_MAX));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("kind", kind == null ? "" : kind.name());
        parameters.put("alerts", page);
        parameters.put("accounts", reading.read(handle -> accounts(handle, page)));
        parameters.put("next", found.size() > LISTED_MAX ? page.getLast().id() : "");
        return console.html(visit, "console/alerts.jte", parameters);
    }

    private static Alert.@Nullable Kind kind(@Nullable String text) {
        for (Alert.Kind kind : Alert.Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        return null;
    }

    /** Some of the accounts of each alert, the latest to join first. */
    private static Map<String, List<String>> accounts(Handle handle, List<Told> alerts) {
        return handle
                .createQuery("""
                    SELECT wanted.id, m.account FROM unnest(:alerts) AS wanted (id)
                    CROSS JOIN LATERAL (
                        SELECT account, at FROM alert_member WHERE alert = wanted.id AND cleared_at IS NULL
                        ORDER BY at DESC, account LIMIT :named
                    ) m
                    ORDER BY wanted.id, m.at DESC, m.account
                    """)
                .bindArray("alerts", String.class, alerts.stream().map(Told::id).toList())
                .bind("named", Ties.NAMED)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Newest first. */
    private static List<Told> alerts(Handle handle, Alert.@Nullable Kind kind, @Nullable String after) {
        return handle.createQuery("SELECT " + Told.COLUMNS + """
            FROM alert
            WHERE (CAST(:kind AS text) IS NULL OR kind = :kind)
              AND (CAST(:after AS text) IS NULL
                   OR (heard_at, id) < (SELECT l.heard_at, l.id FROM alert l WHERE l.id = :after))
            ORDER BY heard_at DESC, id DESC LIMIT :max
            """)
                .bind("kind", kind == null ? null : kind.name())
                .bind("after", after)
                .bind("max", LISTED_MAX + 1)
                .map((row, context) -> Told.of(row))
                .list();
    }
}
