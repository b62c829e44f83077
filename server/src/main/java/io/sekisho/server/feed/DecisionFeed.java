package io.sekisho.server.feed;

import io.sekisho.surveillance.Observation;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the decision log, outcomes and labels. Each look sees one snapshot of the database, and passes what the mark's snapshot did not
 * see. A row that cannot be read is set aside: counted, logged once, passed over. For one thread at a time.
 */
public final class DecisionFeed {

    /** Unreadable rows remembered, so that each is told once however often it is read. */
    private static final int TOLD_MAX = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(DecisionFeed.class);

    private final Jdbi jdbi;
    private final Runnable unreadable;
    private final Set<String> told = Collections.newSetFromMap(new Bounded());

    /** Takes what was decided, and what became known of it. What it throws ends the look. */
    @FunctionalInterface
    public interface Taker {
        /** @param arrived when this server, or another, received it */
        void take(Observation observation, Instant arrived);
    }

    /** @param unreadable told of each row that cannot be read, once */
    public DecisionFeed(Jdbi jdbi, Runnable unreadable) {
        this.jdbi = jdbi;
        this.unreadable = unreadable;
    }

    /**
     * Passes what was committed since the mark, in order of the transactions, those of one account in order of their versions.
     *
     * @return the mark to go on from, once all was taken
     */
    public Mark follow(Mark since, Taker taker) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            Mark now = now(handle);
            if (!now.equals(since)) {
                pass(FeedRows.since(handle, since, now), taker);
            }
            return now;
        });
    }

    /**
     * Passes what was received since an instant, in order of arrival.
     *
     * @return the mark to go on from
     */
    public Mark reread(Instant from, Taker taker) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            Mark now = now(handle);
            pass(FeedRows.received(handle, from), taker);
            return now;
        });
    }

    private static Mark now(Handle handle) {
        return handle.createQuery("SELECT pg_current_snapshot()::text")
                .mapTo(String.class)
                .map(Mark::new)
                .one();
    }

    private void pass(FeedRows rows, Taker taker) {
        try (rows) {
            for (Optional<FeedRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                pass(row.orElseThrow(), taker);
            }
        }
    }

    private void pass(FeedRow row, Taker taker) {
        Optional<Observation> observation;
        try {
            observation = row.observation();
        } catch (RuntimeException e) {
            // Whatever is wrong with a row of the past, those after it must pass.
            setAside(row, e);
            return;
        }
        observation.ifPresent(seen -> taker.take(seen, row.arrived()));
    }

    private void setAside(FeedRow row, RuntimeException why) {
        if (told.add(row.id())) {
            unreadable.run();
            LOG.warn("assessment {} cannot be read and is passed over by surveillance: {}", row.id(), why.toString());
        }
    }

    /** The latest so many. */
    private static final class Bounded extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > TOLD_MAX;
        }
    }
}
