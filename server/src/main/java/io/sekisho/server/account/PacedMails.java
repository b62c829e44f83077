package io.sekisho.server.account;

import io.sekisho.server.notice.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails to many customers, little by little: few of them wait in the outbox at any time, so that a code never waits long behind them. What
 * is still to be told stands in the sources' own tables, so a server that dies loses nothing.
 */
public final class PacedMails implements AutoCloseable {

    /** Mails of this kind that may wait in the outbox. */
    static final int WAITING_MAX = 100;

    /** Mails written in one transaction. */
    private static final int BATCH = 25;

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(PacedMails.class);

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final List<Source> sources;
    private final List<String> kinds;
    private final Runnable mailsWaiting;
    private final InstantSource clock;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /** Customers who are still to be told something. */
    public interface Source {

        /** The kind of its notices. */
        String kind();

        /**
         * Tells some, in the transaction, and marks them as told; rows that another server holds are left to it.
         *
         * @return how many it dealt with; 0 where nobody is left
         */
        int tellSome(Handle handle, int max, Instant now);
    }

    private PacedMails(Jdbi jdbi, Outbox outbox, List<Source> sources, Runnable mailsWaiting, InstantSource clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.sources = List.copyOf(sources);
        this.kinds = sources.stream().map(Source::kind).toList();
        this.mailsWaiting = mailsWaiting;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("paced-mails").unstarted(this::run);
    }

    /** @param sources the more urgent ones first */
    public static PacedMails start(
            Jdbi jdbi, Outbox outbox, List<Source> sources, Runnable mailsWaiting, InstantSource clock) {
        PacedMails mails = new PacedMails(jdbi, outbox, sources, mailsWaiting, clock);
        mails.thread.start();
        return mails;
    }

    /** Somebody is to be told: at once rather than at the next look. */
    public void signal() {
        work.release();
    }

    private void run() {
        while (!closed) {
            try {
                while (!closed && tellSome() > 0) {
                    mailsWaiting.run();
                }
            } catch (RuntimeException e) {
                LOG.warn("mails to many customers not written; tried again in {} s", POLL_INTERVAL.toSeconds(), e);
            }
            await();
        }
    }

    /** Each source in a transaction of its own, so that the trouble of one is not that of the others. */
    private int tellSome() {
        int told = 0;
        for (Source source : sources) {
            told += jdbi.inTransaction(handle -> {
                long room = WAITING_MAX - outbox.waiting(handle, kinds);
                return room > 0 ? source.tellSome(handle, (int) Math.min(room, BATCH), clock.instant()) : 0;
            });
        }
        return told;
    }

    private void await() {
        try {
            if (work.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        signal();
        try {
            if (!thread.join(STOP_MAX)) {
                LOG.warn("mails to many customers are still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
