package io.sekisho.server.activity;

import io.sekisho.engine.policy.Settings;
import io.sekisho.server.assess.AssessmentRecord;
import io.sekisho.server.memory.StateCodec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What customers may have to be told of, as gathered. */
final class ActivityTable {

    /** Beyond any challenge's life: what was not approved by then did not happen. */
    private static final Duration CHALLENGED_MAX = Duration.ofHours(2);

    /** Longer than what is counted and than the log is read again. */
    private static final Duration KEPT = Duration.ofHours(3);

    private static final Duration LATELY = Duration.ofHours(1);

    private ActivityTable() {}

    /** What is told now: events of days ago, which a brokerage sends late, are no news. Logins are many, so only those told are met. */
    static void gather(Handle handle, Settings.Notices least, Instant from, Instant now) {
        handle.createUpdate("""
            INSERT INTO activity (assessment, account, type, decision, received_at)
            SELECT a.id, a.account, a.type, a.decision, a.received_at
            FROM assessment a LEFT JOIN notice_wish w ON w.account = a.account
            WHERE a.received_at > :from AND a.received_at <= :now AND a.event_time > a.received_at - interval '1 day'
              AND CASE a.type
                  WHEN 'LOGIN' THEN
                      (:logins <> 'NEVER' OR w.login IS NOT NULL)
                      AND (a.decision <> 'ALLOW' OR :logins = 'ALWAYS' OR w.login = 'ALWAYS'
                           OR position('DEVICE_NEW'::bytea IN a.record) > 0)
                      AND position('"success"'::bytea IN a.body) > 0
                  WHEN 'ORDER' THEN :orders <> 'NEVER' OR w.orders IS NOT NULL
                  ELSE true END
            ON CONFLICT DO NOTHING
            """)
                .bind("from", time(from))
                .bind("now", time(now))
                .bind("logins", least.login().name())
                .bind("orders", least.order().name())
                .execute();
    }

    /** @param from the log is read no more before this */
    static void tidy(Handle handle, Instant from, Instant now) {
        handle.execute(
                "UPDATE activity SET state = 'DONE' WHERE state = 'DUE' AND decision = 'CHALLENGE' AND received_at < ?",
                time(now.minus(CHALLENGED_MAX)));
        handle.execute("DELETE FROM activity WHERE state = 'DONE' AND received_at < ?", time(from.minus(KEPT)));
    }

    /** An event that may have to be told. */
    record Due(String assessment, String account, Instant receivedAt, byte[] body, AssessmentRecord record) {}

    /** Those whose challenge, where there was one, has been passed. Rows that another server holds are left to it. */
    static List<Due> due(Handle handle, int max) {
        return handle.createQuery("""
            SELECT d.assessment, d.account, d.received_at, a.body, a.record
            FROM activity d JOIN assessment a ON a.id = d.assessment
            WHERE d.state = 'DUE' AND (d.decision <> 'CHALLENGE' OR EXISTS (
                SELECT FROM challenge c
                WHERE c.account = d.account AND c.assessment = d.assessment AND c.document ->> 'status' = 'PASSED'))
            ORDER BY d.received_at LIMIT ? FOR UPDATE OF d SKIP LOCKED
            """)
                .bind(0, max)
                .map((row, context) -> new Due(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getBytes(4),
                        StateCodec.read(row.getBytes(5), AssessmentRecord.class)))
                .list();
    }

    /** @param done of what was done, or of what was not */
    static long toldLately(Handle handle, String account, String type, boolean done, Instant now) {
        return handle.createQuery("""
            SELECT count(*) FROM activity
            WHERE account = ? AND type = ? AND told_at > ? AND (decision IN ('ALLOW', 'CHALLENGE')) = ?
            """)
                .bind(0, account)
                .bind(1, type)
                .bind(2, time(now.minus(LATELY)))
                .bind(3, done)
                .mapTo(Long.class)
                .one();
    }

    /** @param told when a mail was written, absent where none was */
    static void done(Handle handle, String assessment, @Nullable Instant told) {
        handle.execute(
                "UPDATE activity SET state = 'DONE', told_at = ? WHERE assessment = ?",
                told == null ? null : time(told),
                assessment);
    }

    /** An order as the day's mail counts it; yen absent where they are not known. */
    record Ordered(String side, String symbol, @Nullable BigDecimal yen) {}

    static void digest(Handle handle, String assessment, Ordered order) {
        handle.execute(
                "UPDATE activity SET state = 'DIGEST', side = ?, symbol = ?, yen = ? WHERE assessment = ?",
                order.side(),
                order.symbol(),
                order.yen(),
                assessment);
    }

    /** Accounts with orders up to an instant that wait for the day's mail. */
    static List<String> awaitingDigest(Handle handle, Instant until, int max) {
        return handle.createQuery(
                        "SELECT DISTINCT account FROM activity WHERE state = 'DIGEST' AND received_at <= ? LIMIT ?")
                .bind(0, time(until))
                .bind(1, max)
                .mapTo(String.class)
                .list();
    }

    /** Takes them out; of two servers at once, one gets them. */
    static List<Ordered> takeDigest(Handle handle, String account, Instant until) {
        return handle.createQuery("""
            UPDATE activity SET state = 'DONE' WHERE account = ? AND state = 'DIGEST' AND received_at <= ?
            RETURNING side, symbol, yen
            """)
                .bind(0, account)
                .bind(1, time(until))
                .map((row, context) -> new Ordered(row.getString(1), row.getString(2), row.getBigDecimal(3)))
                .list();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
