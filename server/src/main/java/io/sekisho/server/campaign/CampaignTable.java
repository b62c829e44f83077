package io.sekisho.server.campaign;

import io.sekisho.engine.event.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Campaigns and whom they address, as stored. */
final class CampaignTable {

    private static final String SELECT = """
        SELECT c.id, c.name, c.fields, c.everyone, c.created_at, c.created_by, NOT c.addressed AND c.stopped_at IS NULL, c.stopped_at,
               count(a.account), count(a.mailed_at), count(a.no_mail_at), count(a.changed_at)
        FROM campaign c LEFT JOIN campaign_account a ON a.campaign = c.id
        """;

    private CampaignTable() {}

    static void insert(Handle handle, String id, Campaigns.Wanted wanted, String by, Instant now) {
        handle.execute(
                """
                INSERT INTO campaign (id, name, fields, everyone, created_at, created_by, addressed)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                wanted.name(),
                wanted.fields().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                wanted.accounts() == null,
                time(now),
                by,
                wanted.accounts() != null);
        if (wanted.accounts() != null) {
            handle.createUpdate("INSERT INTO campaign_account (campaign, account) SELECT :id, unnest(:accounts) ON"
                            + " CONFLICT DO NOTHING")
                    .bind("id", id)
                    .bindArray("accounts", String.class, wanted.accounts())
                    .execute();
        }
    }

    /** A campaign to everybody that has not addressed everybody yet, locked; and how far it came. */
    static Optional<Addressing> addressing(Handle handle) {
        return handle.createQuery("""
            SELECT id, cursor FROM campaign WHERE NOT addressed AND stopped_at IS NULL
            ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
                .map((row, context) -> new Addressing(row.getString(1), row.getString(2)))
                .findOne();
    }

    record Addressing(String id, String cursor) {}

    /** Addresses the next accounts in the order of their ids. */
    static void addressSome(Handle handle, Addressing from, int max) {
        Optional<String> last = handle.createQuery("""
            WITH part AS (SELECT id FROM account WHERE id > :cursor ORDER BY id LIMIT :max),
                 added AS (INSERT INTO campaign_account (campaign, account) SELECT :id, id FROM part ON CONFLICT DO NOTHING)
            SELECT max(id COLLATE "C") FROM part
            """)
                .bind("cursor", from.cursor())
                .bind("max", max)
                .bind("id", from.id())
                .mapTo(String.class)
                .findFirst();
        if (last.isPresent()) {
            handle.execute("UPDATE campaign SET cursor = ? WHERE id = ?", last.get(), from.id());
        } else {
            handle.execute("UPDATE campaign SET addressed = true WHERE id = ?", from.id());
        }
    }

    record ToTell(String campaign, String account, Set<Change.Field> fields) {}

    /** Those still to be told, locked until the transaction ends. */
    static List<ToTell> toTell(Handle handle, int max) {
        return handle.createQuery("""
            SELECT a.campaign, a.account, c.fields FROM campaign_account a JOIN campaign c ON c.id = a.campaign
            WHERE a.mailed_at IS NULL AND a.no_mail_at IS NULL AND a.changed_at IS NULL AND c.stopped_at IS NULL
            LIMIT ? FOR UPDATE OF a SKIP LOCKED
            """)
                .bind(0, max)
                .map((row, context) -> new ToTell(row.getString(1), row.getString(2), fields(row.getString(3))))
                .list();
    }

    static void told(Handle handle, ToTell one, boolean mailed, Instant now) {
        handle.execute(
                mailed
                        ? "UPDATE campaign_account SET mailed_at = ? WHERE campaign = ? AND account = ?"
                        : "UPDATE campaign_account SET no_mail_at = ? WHERE campaign = ? AND account = ?",
                time(now),
                one.campaign(),
                one.account());
    }

    /** A secret was changed: counts in every campaign that began before. */
    static void changed(Handle handle, String account, boolean password, Instant at) {
        handle.execute(
                password
                        ? "UPDATE campaign_account a SET password_at = ? FROM campaign c WHERE c.id = a.campaign AND"
                              + " a.account = ? AND a.changed_at IS NULL AND a.password_at IS NULL AND c.created_at <="
                              + " ?"
                        : "UPDATE campaign_account a SET pin_at = ? FROM campaign c WHERE c.id = a.campaign AND"
                                + " a.account = ? AND a.changed_at IS NULL AND a.pin_at IS NULL AND c.created_at <= ?",
                time(at),
                account,
                time(at));
        handle.execute("""
            UPDATE campaign_account a SET changed_at = greatest(a.password_at, a.pin_at) FROM campaign c
            WHERE c.id = a.campaign AND a.account = ? AND a.changed_at IS NULL
              AND (c.fields NOT LIKE '%PASSWORD%' OR a.password_at IS NOT NULL)
              AND (c.fields NOT LIKE '%PIN%' OR a.pin_at IS NOT NULL)
            """, account);
    }

    /** What running campaigns recommend to an account and it has not changed since. */
    static Set<Change.Field> recommended(Handle handle, String account) {
        Set<Change.Field> open = EnumSet.noneOf(Change.Field.class);
        handle.createQuery("""
            SELECT c.fields, a.password_at IS NOT NULL, a.pin_at IS NOT NULL
            FROM campaign_account a JOIN campaign c ON c.id = a.campaign
            WHERE a.account = ? AND a.changed_at IS NULL AND c.stopped_at IS NULL
            """)
                .bind(0, account)
                .map((row, context) -> {
                    Set<Change.Field> left = new HashSet<>(fields(row.getString(1)));
                    if (row.getBoolean(2)) {
                        left.remove(Change.Field.PASSWORD);
                    }
                    if (row.getBoolean(3)) {
                        left.remove(Change.Field.PIN);
                    }
                    return left;
                })
                .forEach(open::addAll);
        return open;
    }

    static void stop(Handle handle, String id, Instant now) {
        handle.execute("UPDATE campaign SET stopped_at = ? WHERE id = ? AND stopped_at IS NULL", time(now), id);
    }

    static Optional<Campaign> find(Handle handle, String id) {
        return handle.createQuery(SELECT + "WHERE c.id = ? GROUP BY c.id")
                .bind(0, id)
                .map((row, context) -> read(row))
                .findOne();
    }

    static List<Campaign> list(Handle handle, int max) {
        return handle.createQuery(SELECT + "GROUP BY c.id ORDER BY c.created_at DESC, c.id LIMIT ?")
                .bind(0, max)
                .map((row, context) -> read(row))
                .list();
    }

    private static Campaign read(ResultSet row) throws SQLException {
        OffsetDateTime stopped = row.getObject(8, OffsetDateTime.class);
        return new Campaign(
                row.getString(1),
                row.getString(2),
                fields(row.getString(3)),
                row.getBoolean(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getBoolean(7),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                instant(stopped));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static Set<Change.Field> fields(String names) {
        return Arrays.stream(names.split(",")).map(Change.Field::valueOf).collect(Collectors.toSet());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
