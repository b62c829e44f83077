package io.sekisho.server.imports;

import io.sekisho.engine.Learning;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.state.AccountState;
import io.sekisho.server.event.FactFinder;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.population.PopulationView;
import io.sekisho.server.store.ArrayColumns;
import io.sekisho.server.store.DatabaseException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Learns from past events, account by account: each account's events of a chunk in one transaction, each event once. */
final class Importer {

    private static final String TAKEOVER = "takeover";

    private static final String INSERT = """
        INSERT INTO imported_event (id, account, event_time, label, body)
        SELECT id, account, event_time::timestamptz, label, body
        FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
             AS past (id, account, event_time, label, body)
        ON CONFLICT DO NOTHING RETURNING id
        """;

    private final AccountMemory memory;
    private final FactFinder facts;
    private final PopulationView population;

    Importer(AccountMemory memory, FactFinder facts, PopulationView population) {
        this.memory = memory;
        this.facts = facts;
        this.population = population;
    }

    /**
     * A past event, read and checked.
     *
     * @param takeover whether the brokerage knows that it was an attacker's; kept, and not learned from
     * @param body     what was received, device token hashed
     */
    record Past(Event event, Network network, Browser browser, boolean takeover, byte[] body) {

        boolean teaches() {
            return !takeover;
        }

        boolean loggedIn() {
            return teaches() && event.action() instanceof Login login && login.result() == Login.Result.SUCCESS;
        }
    }

    /** How many of these were new; the others had been imported before. */
    int learn(List<Past> events) {
        Map<String, List<Past>> byAccount = new LinkedHashMap<>();
        events.forEach(past -> byAccount
                .computeIfAbsent(past.event().account(), account -> new ArrayList<>())
                .add(past));
        int learned = 0;
        for (Map.Entry<String, List<Past>> entry : byAccount.entrySet()) {
            List<Past> fresh = memory.change(entry.getKey(), (handle, state) -> learn(handle, state, entry.getValue()));
            count(fresh);
            learned += fresh.size();
        }
        return learned;
    }

    private AccountMemory.Changed<List<Past>> learn(Handle handle, AccountState state, List<Past> events) {
        List<Past> fresh = insert(handle, events);
        AccountState next = state;
        for (Past past : fresh) {
            if (past.teaches()) {
                next = Learning.imported(
                        next, past.event(), past.network(), past.browser(), facts.market(past.event()));
            }
        }
        return new AccountMemory.Changed<>(next, fresh);
    }

    private void count(List<Past> fresh) {
        fresh.stream().filter(Past::loggedIn).forEach(past -> population.learn(past.network(), past.browser(), false));
    }

    /** Those that were not there yet; of two alike, the first. */
    private static List<Past> insert(Handle handle, List<Past> events) {
        Set<String> fresh = new HashSet<>();
        try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
            ArrayColumns columns = new ArrayColumns(handle.getConnection(), insert);
            columns.text(events, past -> past.event().id());
            columns.text(events, past -> past.event().account());
            columns.text(events, past -> past.event().time().toString());
            columns.text(events, past -> past.takeover() ? TAKEOVER : null);
            columns.bytea(events, Past::body);
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException("Cannot write imported events", e);
        }
        return events.stream().filter(past -> fresh.remove(past.event().id())).toList();
    }

    Network network(Event event) {
        return facts.network(event.client());
    }

    Browser browser(Event event) {
        return facts.browser(event.client());
    }
}
