package io.sekisho.server.challenge.email;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How many code mails an account was sent lately: enough for somebody in trouble, too few to flood a mailbox. */
public final class CodeMails {

    static final Duration WITHIN = Duration.ofMinutes(10);

    /** The API contract promises at least 5. */
    static final int MAX_WITHIN = 6;

    /** How long to wait for the next, nothing where it may go now. */
    Optional<Duration> mustWait(Handle handle, String account, Instant now) {
        List<OffsetDateTime> latest = handle.createQuery("""
            SELECT sent_at FROM code_mail WHERE account = ? AND sent_at > ?
            ORDER BY sent_at DESC LIMIT ?
            """)
                .bind(0, account)
                .bind(1, now.minus(WITHIN).atOffset(ZoneOffset.UTC))
                .bind(2, MAX_WITHIN)
                .mapTo(OffsetDateTime.class)
                .list();
        return latest.size() < MAX_WITHIN
                ? Optional.empty()
                : Optional.of(Duration.between(now, latest.getLast().toInstant().plus(WITHIN)));
    }

    /** Counts one, and drops those that no longer count. */
    void sent(Handle handle, String account, Instant now) {
        handle.execute(
                "DELETE FROM code_mail WHERE account = ? AND sent_at <= ?",
                account,
                now.minus(WITHIN).atOffset(ZoneOffset.UTC));
        handle.execute("INSERT INTO code_mail (account, sent_at) VALUES (?, ?)", account, now.atOffset(ZoneOffset.UTC));
    }
}
