package io.sekisho.server.activity;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.account.CustomerMails;
import io.sekisho.server.account.PacedMails;
import io.sekisho.server.notice.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Tells customers what happens in their accounts, a moment after it and never in its way. */
public final class Activity implements AutoCloseable {

    /** Rows commit within this after they were received, but for a few. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** What commits later is met when this has passed; as far back as the trail itself reads. */
    private static final Duration LATE = Duration.ofSeconds(15);

    private static final Duration LATE_EVERY = Duration.ofSeconds(5);

    private final Supplier<PolicyTimeline> policies;
    private final PacedMails paced;
    private Instant metUpTo = Instant.EPOCH;
    private Instant metLateUpTo = Instant.EPOCH;

    private Activity(Supplier<PolicyTimeline> policies, PacedMails paced) {
        this.policies = policies;
        this.paced = paced;
    }

    /** Mails are written from now on, paced apart from those to everybody, which can be many. */
    public static Activity start(
            Jdbi jdbi,
            Outbox outbox,
            CustomerMails mails,
            Supplier<PolicyTimeline> policies,
            Runnable mailsWaiting,
            InstantSource clock) {
        List<PacedMails.Source> sources =
                List.of(new ActivityMails(mails, policies), new OrderDigests(mails, policies));
        return new Activity(policies, PacedMails.start(jdbi, outbox, sources, mailsWaiting, clock));
    }

    /** A step of the decision trail, whose thread alone takes it. Each row is met when it is new, and once more for those that came late. */
    public void gather(Handle handle, Instant from, Instant now) {
        meet(handle, later(from, metUpTo.minus(MOMENT)), now, now);
        metUpTo = now;
        Instant late = now.minus(LATE);
        if (metLateUpTo.plus(LATE_EVERY).isBefore(late)) {
            meet(handle, later(from, metLateUpTo), late, now);
            ActivityTable.tidy(handle, from, now);
            metLateUpTo = late;
        }
    }

    private void meet(Handle handle, Instant from, Instant to, Instant now) {
        ActivityTable.gather(handle, policies.get().at(now).policy().settings().notices(), from, to);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public void close() {
        paced.close();
    }
}
