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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Learns from past events, account by account: each account's events of a chunk in one transaction, each event once. */
final class Importer {

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
            return !takeover && event.action() instanceof Login login && login.result() == Login.Result.SUCCESS;
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
                next = Learning.imported(next, past.event(), past.network(), past.browser());
            }
        }
        return new AccountMemory.Changed<>(next, fresh);
    }

    private void count(List<Past> fresh) {
        fresh.stream().filter(Past::teaches).forEach(past -> population.learn(past.network(), past.browser(), false));
    }

    private static List<Past> insert(Handle handle, List<Past> events) {
        PreparedBatch batch = handle.prepareBatch("""
            INSERT INTO imported_event (id, account, event_time, label, body)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """);
        for (Past past : events) {
            batch.add(
                    past.event().id(),
                    past.event().account(),
                    past.event().time().atOffset(ZoneOffset.UTC),
                    past.takeover() ? "takeover" : null,
                    past.body());
        }
        int[] inserted = batch.execute();
        List<Past> fresh = new ArrayList<>();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 1) {
                fresh.add(events.get(i));
            }
        }
        return fresh;
    }

    Network network(Event event) {
        return facts.network(event.client());
    }

    Browser browser(Event event) {
        return facts.browser(event.client());
    }
}
