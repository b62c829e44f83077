package io.sekisho.server.console;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** Reads for pages: what takes too long is given up, so that no page holds up an assessment. */
final class Reading {

    private final Jdbi jdbi;

    Reading(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    <T> T read(HandleCallback<T, RuntimeException> work) {
        return jdbi.inTransaction(handle -> {
            handle.execute("SET LOCAL statement_timeout = '5s'");
            return work.withHandle(handle);
        });
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** Whether there is such a row. */
    static boolean exists(Handle handle, String sql, String id) {
        return handle.createQuery(sql)
                .bind(0, id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
