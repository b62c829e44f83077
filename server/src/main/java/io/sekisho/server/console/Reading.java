package io.sekisho.server.console;

import io.sekisho.server.http.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Reads for pages: what takes too long is given up, so that no page holds up an assessment. */
final class Reading {

    /** PostgreSQL, appendix A: query_canceled. */
    private static final String CANCELLED = "57014";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Jdbi jdbi;

    Reading(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @throws io.sekisho.server.http.ProblemException 503 where it takes too long */
    <T> T read(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(handle -> {
                handle.execute("SET LOCAL statement_timeout = '5s'");
                return work.withHandle(handle);
            });
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState())) {
                throw Problem.unavailable("this takes too long just now; ask for less, or later", RETRY_AFTER)
                        .exception();
            }
            throw e;
        }
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
