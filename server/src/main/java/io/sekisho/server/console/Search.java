package io.sekisho.server.console;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds an assessment or an account by its id; by session or address, what the latest assessments tell. */
final class Search {

    private static final int QUERY_LENGTH_MAX = 128;
    private static final int ACCOUNTS_MAX = 20;
    private static final int LINES_MAX = 50;

    /** Of sessions and addresses there is no index, which every assessment would pay for. */
    private static final int SCANNED = 20_000;

    private final Console console;
    private final Reading reading;

    Search(Console console, Reading reading) {
        this.console = console;
        this.reading = reading;
    }

    void addTo(Routes routes) {
        routes.get("/console/search", Access.OPEN, console.page(Visit.Section.FEED, this::search));
    }

    private Answer search(Call call, Visit visit) {
        String query = Optional.ofNullable(call.query("q")).orElse("").strip();
        if (query.isEmpty() || query.length() > QUERY_LENGTH_MAX) {
            return Answer.seeOther(Visit.Section.FEED.path());
        }
        return reading.read(handle -> {
            if (Reading.exists(handle, "SELECT 1 FROM assessment WHERE id = ?", query)) {
                return Answer.seeOther(Links.assessment(query));
            }
            if (Reading.exists(handle, "SELECT 1 FROM account WHERE id = ?", query)) {
                return Answer.seeOther(Links.account(query));
            }
            return console.html(
                    visit,
                    "console/search.jte",
                    Map.of(
                            "query",
                            query,
                            "accounts",
                            accounts(handle, query),
                            "lines",
                            mentioning(handle, query),
                            "scanned",
                            SCANNED));
        });
    }

    /** Ids that begin so. */
    private static List<String> accounts(Handle handle, String prefix) {
        return handle.createQuery("SELECT id FROM account WHERE id >= ? AND id < ? ORDER BY id LIMIT ?")
                .bind(0, prefix)
                .bind(1, prefix + Character.MAX_VALUE)
                .bind(2, ACCOUNTS_MAX)
                .mapTo(String.class)
                .list();
    }

    /** What was received with this very text as a value: a session, an address. */
    private static List<Line> mentioning(Handle handle, String text) {
        return handle.createQuery("SELECT " + Line.COLUMNS + """
             FROM (SELECT * FROM assessment ORDER BY received_at DESC LIMIT :scanned) latest
            WHERE position(:text IN body) > 0
            ORDER BY received_at DESC LIMIT :max
            """)
                .bind("scanned", SCANNED)
                .bind("text", Json.bytes(text))
                .bind("max", LINES_MAX)
                .map((row, context) -> Line.of(row))
                .list();
    }
}
