package io.sekisho.server.surveillance;

import io.sekisho.server.feed.DecisionFeed;
import io.sekisho.server.feed.Mark;
import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The detectors at work while this server leads: from the window read again, from look to look. For one thread. */
final class Shift {

    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);

    private final Watch watch;
    private final DecisionFeed feed;
    private final Feedback feedback;
    private final SurveillanceMeters meters;
    private final InstantSource clock;
    private final Deque<Alert> due = new ArrayDeque<>();
    private Mark mark;

    /**
     * Reads again what was received since an instant, and acts on what it says as on anything else: it may not have been acted on yet.
     *
     * @param over whether the shift is to end at once
     * @throws CancellationException where it is
     */
    Shift(
            Watch watch,
            DecisionFeed feed,
            Feedback feedback,
            SurveillanceMeters meters,
            InstantSource clock,
            Instant from,
            BooleanSupplier over) {
        this.watch = watch;
        this.feed = feed;
        this.feedback = feedback;
        this.meters = meters;
        this.clock = clock;
        mark = feed.reread(from, (observation, arrived) -> {
            if (over.getAsBoolean()) {
                throw new CancellationException("the server is stopping");
            }
            see(observation);
        });
        feedback.finish();
    }

    /**
     * Shows the detectors what was committed since the last look, and acts on what they say.
     *
     * @return whether all is done, as far as there is anything to do
     */
    boolean look() {
        List<Observation> seen = new ArrayList<>();
        Instant[] latest = new Instant[1];
        // A look that fails halfway is repeated from its mark, so nothing is shown before it is over.
        mark = feed.follow(mark, (observation, arrived) -> {
            seen.add(observation);
            latest[0] = arrived;
        });
        seen.forEach(this::see);
        boolean done = act();
        meters.lag(latest[0] == null ? Duration.ZERO : Duration.between(latest[0], clock.instant()));
        return done;
    }

    /** One that a detector cannot take does not keep those after it. */
    private void see(Observation observation) {
        try {
            due.addAll(watch.see(observation));
        } catch (RuntimeException e) {
            meters.unreadable();
            LOG.error("a detector could not take observation {}, which is passed over", observation.id(), e);
        }
        meters.observed();
    }

    /** One that fails does not keep the others, and is tried again. */
    private boolean act() {
        for (int left = due.size(); left > 0; left--) {
            Alert alert = due.remove();
            try {
                feedback.apply(alert);
            } catch (RuntimeException e) {
                LOG.warn("alert {} is not acted on yet, and is tried again", alert.id(), e);
                due.add(alert);
            }
        }
        return due.isEmpty();
    }
}
