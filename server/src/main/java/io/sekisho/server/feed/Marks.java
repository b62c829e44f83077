package io.sekisho.server.feed;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Marks that outlive the process, by consumer. */
public final class Marks {

    private final Jdbi jdbi;

    public Marks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Nothing too where the mark is another database's: one restored from a dump counts its transactions anew. */
    public Optional<Mark> find(String consumer) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            SELECT seen::text FROM decision_mark
            WHERE consumer = ? AND pg_snapshot_xmax(seen) <= pg_snapshot_xmax(pg_current_snapshot())
            """)
                .bind(0, consumer)
                .mapTo(String.class)
                .findOne()
                .map(Mark::new));
    }

    public void keep(String consumer, Mark mark) {
        jdbi.useHandle(handle -> handle.execute("""
            INSERT INTO decision_mark (consumer, seen) VALUES (?, CAST(? AS pg_snapshot))
            ON CONFLICT (consumer) DO UPDATE SET seen = excluded.seen
            """, consumer, mark.snapshot()));
    }
}
