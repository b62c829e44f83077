package io.sekisho.server.phishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Hosts as stored. */
final class SiteTable {

    /** Kinds of sights kept of one host; beyond, they are counted only. */
    static final int SIGHTS_MAX = 50;

    private static final String SELECT = """
        SELECT s.host, s.first_seen, s.last_seen, s.beacons, s.mails, s.harmless, s.case_id,
               ARRAY (SELECT d.detail FROM phishing_sight d WHERE d.host = s.host ORDER BY d.first_seen, d.detail) AS sights
        FROM phishing_site s
        """;

    private SiteTable() {}

    /** What was known of a host when it was seen again. */
    record Known(boolean harmless, @Nullable String caseId) {}

    /** Under the lock of the host's row, until the transaction ends. */
    static Known count(Handle handle, Sites.Sight sight, Instant now) {
        boolean beacon = sight.means() == Sites.Means.BEACON;
        return handle.createQuery("""
            INSERT INTO phishing_site AS s (host, first_seen, last_seen, beacons, mails)
            VALUES (:host, :now, :now, :beacon, :mail)
            ON CONFLICT (host) DO UPDATE SET last_seen = greatest(s.last_seen, excluded.last_seen),
                beacons = s.beacons + excluded.beacons, mails = s.mails + excluded.mails
            RETURNING harmless, case_id
            """)
                .bind("host", sight.host())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("beacon", beacon ? 1 : 0)
                .bind("mail", beacon ? 0 : 1)
                .map((row, context) -> new Known(row.getBoolean(1), row.getString(2)))
                .one();
    }

    /** Whether it was not seen so before. */
    static boolean addSight(Handle handle, Sites.Sight sight, Instant now) {
        return handle.execute("""
            INSERT INTO phishing_sight (host, detail, first_seen)
            SELECT ?, ?, ? WHERE (SELECT count(*) FROM phishing_sight WHERE host = ?) < ?
            ON CONFLICT DO NOTHING
            """, sight.host(), sight.detail(), now.atOffset(ZoneOffset.UTC), sight.host(), SIGHTS_MAX)
                == 1;
    }

    static void linkCase(Handle handle, String host, String caseId) {
        handle.execute("UPDATE phishing_site SET case_id = ? WHERE host = ?", caseId, host);
    }

    static void judge(Handle handle, String host, boolean harmless) {
        handle.execute("UPDATE phishing_site SET harmless = ? WHERE host = ?", harmless, host);
    }

    static Optional<Site> find(Handle handle, String host) {
        return handle.createQuery(SELECT + "WHERE s.host = ?")
                .bind(0, host)
                .map((row, context) -> read(row))
                .findOne();
    }

    static List<Site> list(Handle handle, int max) {
        return handle.createQuery(SELECT + "ORDER BY s.last_seen DESC, s.host LIMIT ?")
                .bind(0, max)
                .map((row, context) -> read(row))
                .list();
    }

    private static Site read(ResultSet row) throws SQLException {
        return new Site(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getLong(4),
                row.getLong(5),
                row.getBoolean(6),
                row.getString(7),
                List.of((String[]) row.getArray(8).getArray()));
    }
}
