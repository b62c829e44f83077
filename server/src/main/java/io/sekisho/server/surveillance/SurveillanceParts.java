package io.sekisho.server.surveillance;

import io.micrometer.core.instrument.MeterRegistry;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.assess.Checkpoint;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.feed.DecisionFeed;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.http.Routes;
import io.sekisho.server.market.MarketParts;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.store.Database;
import io.sekisho.server.webhook.WebhookEvents;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Surveillance, put together. */
public final class SurveillanceParts implements AutoCloseable {

    private final Feedback feedback;
    private final Schemes schemes;
    private final @Nullable Runner runner;

    /** What it stands on. */
    public record Needs(
            Database database,
            AccountMemory memory,
            Checkpoint checkpoint,
            MarketParts market,
            Cases cases,
            Labels labels,
            WebhookEvents events,
            Supplier<PolicyTimeline> policies,
            MeterRegistry registry,
            InstantSource clock) {}

    private SurveillanceParts(Feedback feedback, Schemes schemes, @Nullable Runner runner) {
        this.feedback = feedback;
        this.schemes = schemes;
        this.runner = runner;
    }

    /** @param embedded whether the detectors run in this process, while it leads */
    public static SurveillanceParts start(Needs needs, boolean embedded) {
        Jdbi jdbi = needs.database().jdbi();
        SurveillanceMeters meters = new SurveillanceMeters(needs.registry());
        Feedback feedback = new Feedback(
                jdbi,
                needs.memory(),
                needs.market(),
                new SchemeCases(needs.cases(), needs.events()),
                meters,
                needs.policies(),
                needs.clock());
        Schemes schemes = new Schemes(jdbi, needs.memory(), needs.cases(), needs.labels(), needs.clock());
        return new SurveillanceParts(feedback, schemes, embedded ? runner(needs, feedback, meters) : null);
    }

    private static Runner runner(Needs needs, Feedback feedback, SurveillanceMeters meters) {
        Runner runner = new Runner(
                new Leadership(needs.database()::connect),
                new DecisionFeed(needs.database().jdbi(), meters::unreadable),
                feedback,
                meters,
                needs.policies(),
                needs.clock());
        needs.checkpoint().afterEach(runner::wake);
        runner.start();
        return runner;
    }

    /** For runners elsewhere, whose alerts act as the embedded one's do. */
    public Feedback feedback() {
        return feedback;
    }

    public Schemes schemes() {
        return schemes;
    }

    public Routes routes() {
        return new AlertRoutes(schemes).routes();
    }

    @Override
    public void close() {
        if (runner != null) {
            runner.close();
        }
    }
}
