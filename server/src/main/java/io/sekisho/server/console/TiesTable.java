package io.sekisho.server.console;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.server.assess.AssessmentRecord;
import io.sekisho.server.http.Json;
import io.sekisho.server.memory.StateCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what accounts were entered from and with around the events by which they joined a scheme. */
final class TiesTable {

    /** Accounts looked at; nobody can read a drawing of more. */
    static final int ACCOUNTS_MAX = 200;

    private static final int TOKEN_SHOWN = 10;

    private record Key(
            Ties.Kind kind, String name, @Nullable String within) {}

    private final List<String> symbols;
    private final Map<Key, Set<String>> things = new LinkedHashMap<>();

    private TiesTable(List<String> symbols) {
        this.symbols = symbols;
    }

    static Ties read(Handle handle, Scheme.Outline scheme) {
        List<Joined> suspects = scheme.suspects().stream().limit(ACCOUNTS_MAX).toList();
        TiesTable table = new TiesTable(scheme.symbols());
        handle.createQuery("""
            SELECT a.account, a.body, a.record
            FROM assessment j
            CROSS JOIN LATERAL (
                SELECT * FROM assessment e
                WHERE e.account = j.account AND e.version BETWEEN j.version - 20 AND j.version + 20
                  AND e.event_time BETWEEN j.event_time - INTERVAL '1 day' AND j.event_time + INTERVAL '1 day'
            ) a
            WHERE j.id = ANY (:joined)
            """)
                .bindArray(
                        "joined",
                        String.class,
                        suspects.stream().map(Joined::assessment).toList())
                .map((row, context) -> table.add(row))
                .list();
        List<String> accounts = suspects.stream().map(Joined::account).toList();
        return new Ties(accounts, table.found(accounts), scheme.suspects().size() - suspects.size());
    }

    private boolean add(ResultSet row) throws SQLException {
        String account = row.getString(1);
        JsonNode body = Json.parse(row.getBytes(2));
        var facts = StateCodec.read(row.getBytes(3), AssessmentRecord.class).facts();
        String network = named(facts.network());
        add(account, Ties.Kind.NETWORK, network, null);
        add(account, Ties.Kind.ADDRESS, facts.network().address(), network);
        add(
                account,
                Ties.Kind.TOOL,
                tool(facts.browser(), body.path("client").path("ja4").asString("")),
                null);
        String token = facts.token().presented();
        if (token != null) {
            add(account, Ties.Kind.TOKEN, token.substring(0, Math.min(TOKEN_SHOWN, token.length())), null);
        }
        String symbol = body.path("order").path("symbol").asString("").strip();
        if (body.path("order").path("side").asString("").equals("buy") && symbols.contains(symbol)) {
            add(account, Ties.Kind.SYMBOL, symbol, null);
        }
        return true;
    }

    private void add(String account, Ties.Kind kind, String name, @Nullable String within) {
        things.computeIfAbsent(new Key(kind, name, within), key -> new LinkedHashSet<>())
                .add(account);
    }

    private static String named(Network network) {
        if (network.asn() == 0) {
            return network.block();
        }
        return network.organisation().isEmpty()
                ? "AS" + network.asn()
                : network.organisation() + " (AS" + network.asn() + ")";
    }

    private static String tool(Browser browser, String ja4) {
        String tool = browser.browser() + " / " + browser.os();
        return ja4.isEmpty() ? tool : tool + " / " + ja4;
    }

    private List<Ties.Thing> found(List<String> accounts) {
        Map<String, Integer> order = new LinkedHashMap<>();
        accounts.forEach(account -> order.put(account, order.size()));
        List<Ties.Thing> found = new ArrayList<>();
        things.forEach((key, having) -> {
            // A token belongs to an account by its nature: only one that several show says something.
            if (key.kind() != Ties.Kind.TOKEN || having.size() > 1) {
                found.add(new Ties.Thing(
                        key.kind(),
                        key.name(),
                        key.within(),
                        having.stream()
                                .sorted(Comparator.comparingInt(account -> order.getOrDefault(account, 0)))
                                .toList()));
            }
        });
        found.sort(
                Comparator.comparingInt((Ties.Thing thing) -> -thing.accounts().size())
                        .thenComparing(Ties.Thing::kind)
                        .thenComparing(Ties.Thing::name));
        return found;
    }
}
