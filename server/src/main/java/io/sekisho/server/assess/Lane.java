package io.sekisho.server.assess;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.http.StoreOutage;
import io.sekisho.server.memory.AccountMemory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Judges the events of some accounts, one after the other, and makes many durable in one commit.
 *
 * <p>An account always goes to the same lane, so within a server its events are judged in order, each on the memory that the one before
 * left, without a lock. While a commit is under way the next batch gathers; the busier the server, the more share a commit. Another
 * server may have changed an account meanwhile: then its version is not the one read, nothing of it is written, and it is judged again
 * on the new memory.
 */
final class Lane implements Runnable {

    /** Asks waiting at most; beyond, the server says that it is busy. */
    static final int WAITING_MAX = 4096;

    /** Assessments in one commit at most. */
    static final int BATCH_MAX = 128;

    /** Judgings again because another server was first; two servers that keep colliding both get through long before. */
    private static final int ATTEMPTS_MAX = 50;

    private final DataSource database;
    private final AccountMemory memory;
    private final Supplier<PolicyTimeline> policies;
    private final Tickets tickets;
    private final Consumer<Written> committed;
    private final BlockingQueue<Ask> waiting = new ArrayBlockingQueue<>(WAITING_MAX);

    /** @param committed told of each assessment once it is durable; must be quick and not fail */
    Lane(
            DataSource database,
            AccountMemory memory,
            Supplier<PolicyTimeline> policies,
            Tickets tickets,
            Consumer<Written> committed) {
        this.database = database;
        this.memory = memory;
        this.policies = policies;
        this.tickets = tickets;
        this.committed = committed;
    }

    /** False where too many wait. */
    boolean offer(Ask ask) {
        return waiting.offer(ask);
    }

    @Override
    public void run() {
        List<Ask> batch = new ArrayList<>(BATCH_MAX);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH_MAX - 1);
                decide(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                batch.clear();
            }
        }
        fail(List.copyOf(waiting), new InterruptedException("the server is stopping"));
    }

    /** Never throws: whatever happens, every ask is answered. */
    private void decide(List<Ask> batch) {
        try {
            decideTogether(batch);
        } catch (SQLException | RuntimeException e) {
            if (batch.size() == 1 || StoreOutage.causes(e)) {
                fail(batch, e);
            } else {
                // One of them clashed (an id taken by another server in this instant, say): alone, the others pass.
                batch.stream().filter(ask -> !ask.answer().isDone()).forEach(ask -> decide(List.of(ask.again())));
            }
        }
    }

    private static void fail(List<Ask> asks, Exception cause) {
        asks.forEach(ask -> ask.answer().complete(new Outcome.NotDurable(cause)));
    }

    private void decideTogether(List<Ask> batch) throws SQLException {
        List<Ask> left = batch;
        for (int attempt = 0; attempt < ATTEMPTS_MAX && !left.isEmpty(); attempt++) {
            try (Connection connection = database.getConnection()) {
                left = new Round(connection, memory, policies.get(), tickets, committed).decide(left);
            }
        }
        if (!left.isEmpty()) {
            fail(left, new SQLException("the account changed at every attempt"));
        }
    }
}
