package io.sekisho.server.account;

import io.sekisho.server.notice.Outbox;
import io.sekisho.server.store.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

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

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final List<Source> sources;
    private final List<String> kinds;
    private final Runnable mailsWaiting;
    private final InstantSource clock;
    private final Worker worker;

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
        this.worker = new Worker("mails to many customers", POLL_INTERVAL, this::work);
    }

    /** @param sources the more urgent ones first */
    public static PacedMails start(
            Jdbi jdbi, Outbox outbox, List<Source> sources, Runnable mailsWaiting, InstantSource clock) {
        PacedMails mails = new PacedMails(jdbi, outbox, sources, mailsWaiting, clock);
        mails.worker.start();
        return mails;
    }

    /** Somebody is to be told: at once rather than at the next look. */
    public void signal() {
        worker.signal();
    }

    private void work() {
        while (!worker.isClosed() && tellSome() > 0) {
            mailsWaiting.run();
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

    @Override
    public void close() {
        worker.close();
    }
}
