package io.sekisho.server.assess;

import io.sekisho.engine.Engine;
import io.sekisho.engine.Verdict;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.state.AccountState;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.memory.StateCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One attempt at a batch: reads what the asks need, judges them one after the other, writes all in one commit, answers. */
final class Round {

    /** An event may lie this far before the account's last one; beyond, what happened since makes judging it meaningless. */
    static final Duration LATE_MAX = Duration.ofHours(24);

    private final Connection connection;
    private final AccountMemory memory;
    private final PolicyTimeline policies;
    private final Tickets tickets;
    private final Consumer<Written> committed;

    private final Map<String, Written> judged = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    Round(
            Connection connection,
            AccountMemory memory,
            PolicyTimeline policies,
            Tickets tickets,
            Consumer<Written> committed) {
        this.connection = connection;
        this.memory = memory;
        this.policies = policies;
        this.tickets = tickets;
        this.committed = committed;
    }

    /** One account while its events of this batch are judged. */
    private record Account(long expected, AccountMemory.Held held, AccountState state) {}

    /** Answers what it can, and returns what must be tried again because another server was first. */
    List<Ask> decide(List<Ask> asks) throws SQLException {
        Map<String, DecisionLog.Stored> repeated = repeated(asks);
        read(asks);
        List<Ask> same = new ArrayList<>();
        for (Ask ask : asks) {
            DecisionLog.Stored stored = repeated.get(ask.event().id());
            if (stored != null) {
                ask.answer().complete(Repetition.outcome(ask, stored));
            } else if (judged.containsKey(ask.event().id())) {
                same.add(ask);
            } else {
                judge(ask);
            }
        }
        Set<String> moved = judged.isEmpty() ? Set.of() : write();
        List<Ask> again = new ArrayList<>();
        judged.values().forEach(written -> settle(written, moved, again));
        same.forEach(ask -> settleSame(ask, moved, again));
        return again;
    }

    private Map<String, DecisionLog.Stored> repeated(List<Ask> asks) throws SQLException {
        Set<String> named =
                asks.stream().filter(Ask::namedId).map(ask -> ask.event().id()).collect(Collectors.toSet());
        return named.isEmpty() ? Map.of() : DecisionLog.find(connection, named);
    }

    private void read(List<Ask> asks) throws SQLException {
        Collection<String> names =
                asks.stream().map(ask -> ask.event().account()).collect(Collectors.toSet());
        memory.load(connection, names)
                .forEach((name, held) -> accounts.put(name, new Account(held.version(), held, held.decoded())));
    }

    private Account account(Ask ask) {
        return Objects.requireNonNull(accounts.get(ask.event().account()), "read for every ask");
    }

    private void judge(Ask ask) {
        Account account = account(ask);
        Instant last = account.state().lastEvent();
        if (last != null && ask.event().time().isBefore(last.minus(LATE_MAX))) {
            ask.answer().complete(new Outcome.TooLate(last));
            return;
        }
        PolicyTimeline.Numbered policy = policies.at(ask.event().time());
        Verdict verdict = Engine.judge(account.state(), ask.event(), ask.facts(), policy);
        long version = account.held().version() + 1;
        Written written = Written.of(
                ask, verdict, policy, tickets, version, account.held().state());
        AccountState next = written.next(verdict);
        judged.put(ask.event().id(), written);
        AccountMemory.Held held = new AccountMemory.Held(version, StateCodec.bytes(next));
        accounts.put(ask.event().account(), new Account(account.expected(), held, next));
    }

    /** The accounts that moved; what belongs to the others was not written. */
    private Set<String> write() throws SQLException {
        List<DecisionLog.Move> moves = new ArrayList<>();
        accounts.forEach((name, account) -> {
            if (account.held().version() > account.expected()) {
                moves.add(new DecisionLog.Move(name, account.expected(), account.held()));
            }
        });
        List<Written> batch = List.copyOf(judged.values());
        return DecisionLog.write(connection, moves, batch);
    }

    private void settle(Written written, Set<String> moved, List<Ask> again) {
        String name = written.ask().event().account();
        if (!moved.contains(name)) {
            memory.forget(name);
            again.add(written.ask());
            return;
        }
        memory.committed(name, account(written.ask()).held());
        committed.accept(written);
        written.ask().answer().complete(written.outcome());
    }

    /** The same id came twice at once: decided once, answered twice. */
    private void settleSame(Ask ask, Set<String> moved, List<Ask> again) {
        Written first = judged.get(ask.event().id());
        if (first == null || !moved.contains(first.ask().event().account())) {
            again.add(ask);
        } else {
            ask.answer().complete(Repetition.outcome(ask, first));
        }
    }
}
