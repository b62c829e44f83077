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

    /** Rows are met within a moment as a rule, and what commits late at the next look at all. */
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private static final Duration ALL_EVERY = Duration.ofSeconds(5);

    private final Supplier<PolicyTimeline> policies;
    private final PacedMails paced;
    private Instant lookedAtAll = Instant.EPOCH;

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

    /** A step of the decision trail, whose thread alone takes it: what is new in the log. */
    public void gather(Handle handle, Instant from, Instant now) {
        boolean all = lookedAtAll.plus(ALL_EVERY).isBefore(now);
        Instant moment = now.minus(MOMENT);
        Instant since = all || moment.isBefore(from) ? from : moment;
        ActivityTable.gather(handle, policies.get().at(now).policy().settings().notices(), since, now);
        if (all) {
            ActivityTable.tidy(handle, from, now);
            lookedAtAll = now;
        }
    }

    @Override
    public void close() {
        paced.close();
    }
}
