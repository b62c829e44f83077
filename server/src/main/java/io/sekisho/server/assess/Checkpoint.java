package io.sekisho.server.assess;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.population.PopulationView;
import io.sekisho.server.population.PressureView;
import io.sekisho.server.secret.RandomIds;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Every event passes here. Spreads accounts over lanes and waits for the answer that is durable. */
public final class Checkpoint implements AutoCloseable {

    /** Two lanes: while one waits for its commit, the other judges. */
    private static final int LANES = 2;

    private final List<Lane> lanes;
    private final List<Thread> threads;
    private final PopulationView population;
    private final PressureView pressure;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    public Checkpoint(
            DataSource database,
            AccountMemory memory,
            Supplier<PolicyTimeline> policies,
            RandomIds ids,
            PopulationView population,
            PressureView pressure) {
        this.population = population;
        this.pressure = pressure;
        Tickets tickets = new Tickets(ids);
        lanes = IntStream.range(0, LANES)
                .mapToObj(i -> new Lane(database, memory, policies, tickets, this::learn))
                .toList();
        threads = lanes.stream()
                .map(lane ->
                        Thread.ofPlatform().name("lane-" + lanes.indexOf(lane)).start(lane))
                .toList();
    }

    /**
     * Decides an event once and for all.
     *
     * @param body    what was received, device token hashed
     * @param namedId whether the caller chose the id
     */
    public Outcome assess(Event event, Facts facts, byte[] body, boolean namedId) throws InterruptedException {
        Ask ask = new Ask(event, facts, body, namedId);
        Lane lane = lanes.get(Math.floorMod(event.account().hashCode(), LANES));
        if (!lane.offer(ask)) {
            return new Outcome.NotDurable(new IllegalStateException("too many assessments wait"));
        }
        try {
            return ask.answer().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("lanes complete asks normally", e);
        }
    }

    /**
     * Runs something right after each assessment is durable, in the way of others that wait: it must be as quick as waking a thread, and
     * not fail.
     */
    public void afterEach(Runnable follower) {
        followers.add(follower);
    }

    /** What the population's views learn: only what is durable, so that a view built from the log is the same. */
    private void learn(Written written) {
        followers.forEach(Runnable::run);
        Event event = written.ask().event();
        Facts facts = written.ask().facts();
        if (!(event.action() instanceof Login login) || login.result() == Login.Result.ATTEMPT) {
            return;
        }
        boolean failed = login.result() == Login.Result.FAILURE;
        pressure.learn(event.account(), facts.network(), facts.browser(), failed, event.time());
        if (!failed) {
            population.learn(facts.network(), facts.browser(), written.version() == 1);
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
