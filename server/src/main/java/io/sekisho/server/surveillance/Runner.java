package io.sekisho.server.surveillance;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.feed.DecisionFeed;
import io.sekisho.surveillance.Watch;
import io.sekisho.surveillance.scheme.Detectors;
import io.sekisho.surveillance.scheme.FalseAlarms;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the detectors in this process while it leads, and stands by while another does. */
final class Runner implements AutoCloseable {

    /** As far back as the detectors look, and a day more. */
    static final Duration WINDOW = Duration.ofDays(8);

    /** What other servers commit is seen within this, what this one does at once. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** Looks are no closer than this, however busy the server. */
    private static final Duration LOOK_LEAST = Duration.ofMillis(20);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration TAKE_OVER_EVERY = Duration.ofMillis(400);
    private static final Duration CHECK_LEAD_EVERY = Duration.ofMillis(400);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Leadership leadership;
    private final DecisionFeed feed;
    private final Feedback feedback;
    private final SurveillanceMeters meters;
    private final Supplier<PolicyTimeline> policies;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean awake;
    private boolean failing;

    Runner(
            Leadership leadership,
            DecisionFeed feed,
            Feedback feedback,
            SurveillanceMeters meters,
            Supplier<PolicyTimeline> policies,
            InstantSource clock) {
        this.leadership = leadership;
        this.feed = feed;
        this.feedback = feedback;
        this.meters = meters;
        this.policies = policies;
        this.clock = clock;
        // Reading the window again takes the processor for long, which a virtual thread would not give back.
        this.thread = Thread.ofPlatform().name("surveillance").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something was committed here: looked at now rather than at the next look. */
    void wake() {
        if (!awake) {
            awake = true;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        // Whatever ends this thread gives the lead to another server.
        try (leadership) {
            leadOrWait();
        }
    }

    private void leadOrWait() {
        while (!closed) {
            try {
                if (leadership.lead()) {
                    lead();
                }
                failing = false;
            } catch (CancellationException e) {
                LOG.debug("surveillance breaks off: {}", e.getMessage());
            } catch (SQLException | RuntimeException e) {
                tell(e);
                rest(AFTER_FAILURE);
            } finally {
                meters.leads(false);
            }
            rest(TAKE_OVER_EVERY);
        }
    }

    /** Until the server stops or the lead is lost, or the policy accepts another number of false alarms. */
    private void lead() {
        meters.leads(true);
        double perDay = perDay();
        Shift shift = new Shift(
                new Watch(Detectors.all(new FalseAlarms(perDay, FalseAlarms.USUAL.symbols()))),
                feed,
                feedback,
                meters,
                clock,
                clock.instant().minus(WINDOW),
                () -> closed);
        LOG.info("surveillance runs on this server");
        long checked = System.nanoTime();
        while (!closed && perDay == perDay()) {
            look(shift);
            if (System.nanoTime() - checked > CHECK_LEAD_EVERY.toNanos()) {
                if (!leadership.holds()) {
                    LOG.warn("surveillance: the lead is lost");
                    return;
                }
                feedback.finish();
                checked = System.nanoTime();
            }
        }
    }

    private void look(Shift shift) {
        awake = false;
        try {
            boolean done = shift.look();
            failing = false;
            if (!awake) {
                rest(done ? LOOK_EVERY : AFTER_FAILURE);
            }
            if (awake) {
                rest(LOOK_LEAST);
            }
        } catch (RuntimeException e) {
            tell(e);
            rest(AFTER_FAILURE);
        }
    }

    private void rest(Duration time) {
        if (!closed) {
            LockSupport.parkNanos(time.toNanos());
        }
    }

    private double perDay() {
        return policies.get()
                .at(clock.instant())
                .policy()
                .settings()
                .surveillance()
                .falseAlarmsPerDay();
    }

    /** In full the first time: an outage fails each look alike. */
    private void tell(Exception failure) {
        if (closed) {
            return;
        }
        if (failing) {
            LOG.warn("surveillance: still nothing can be seen: {}", failure.toString());
        } else {
            LOG.warn("surveillance: nothing can be seen just now; tried again", failure);
        }
        failing = true;
    }

    /** Lets the look under way finish, for ten seconds at most, then leaves the lead. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(STOP_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
