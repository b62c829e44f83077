package io.sekisho.server.phishing;

import io.sekisho.server.http.Json;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Scope;
import io.sekisho.server.secret.RandomIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reported mails: what each leads to is compared with the brokerage's own hosts and grouped into cases by host. */
public final class PhishingReports {

    static final int LISTED_MAX = 100;

    private final Jdbi jdbi;
    private final Sites sites;
    private final OwnHosts own;
    private final RandomIds ids;
    private final InstantSource clock;

    public PhishingReports(Jdbi jdbi, Sites sites, OwnHosts own, RandomIds ids, InstantSource clock) {
        this.jdbi = jdbi;
        this.sites = sites;
        this.own = own;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A report as kept.
     *
     * @param hosts as the API tells them
     */
    public record Stored(
            String id,
            Instant receivedAt,
            String by,
            @Nullable String account,
            @Nullable String senderHost,
            @Nullable String subject,
            JsonNode hosts) {

        Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("id", id);
            told.put("receivedAt", receivedAt);
            told.put("by", by);
            putIfThere(told, "account", account);
            putIfThere(told, "senderHost", senderHost);
            putIfThere(told, "subject", subject);
            told.put("hosts", hosts);
            return told;
        }
    }

    /** @param fresh false where the same mail was reported for the same account before */
    record Taken(Stored report, boolean fresh) {}

    /** @throws io.sekisho.server.http.ProblemException 403 */
    Taken take(Principal who, ReportedMail mail) {
        who.requireAnyOf(Scope.ACCOUNTS, Scope.ANALYST);
        return jdbi.inTransaction(handle -> {
            // One after another: the same mail comes from many at once, and names the same hosts.
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('phishing_report'))");
            Optional<Stored> known = find(handle, mail);
            return known.isPresent()
                    ? new Taken(known.get(), false)
                    : new Taken(store(handle, who, mail, clock.instant()), true);
        });
    }

    private static Optional<Stored> find(Handle handle, ReportedMail mail) {
        return handle.createQuery(SELECT + "WHERE digest = ? AND coalesce(account, '') = ?")
                .bind(0, mail.digest())
                .bind(1, mail.account() == null ? "" : mail.account())
                .map((row, context) -> read(row))
                .findOne();
    }

    private Stored store(Handle handle, Principal who, ReportedMail mail, Instant now) {
        List<Map<String, Object>> hosts = new ArrayList<>();
        for (MailLinks.Link link : links(mail)) {
            hosts.add(host(handle, who, mail, link, now));
        }
        Stored stored = new Stored(
                ids.nextInTime("phr_", now),
                now,
                who.actor(),
                mail.account(),
                mail.senderHost(),
                mail.subject(),
                Json.MAPPER.valueToTree(hosts));
        insert(handle, stored, mail.digest());
        return stored;
    }

    /** The sender's host too, where it is made to look like an own one; else it is easily forged and says nothing. */
    private List<MailLinks.Link> links(ReportedMail mail) {
        String sender = mail.senderHost();
        List<MailLinks.Link> links = new ArrayList<>(mail.links());
        boolean lookalike = sender != null
                && !own.own(sender)
                && own.resembled(sender).isPresent()
                && links.stream().noneMatch(link -> link.host().equals(sender));
        if (sender != null && lookalike) {
            links.add(new MailLinks.Link(sender, false));
        }
        return links;
    }

    private Map<String, Object> host(
            Handle handle, Principal who, ReportedMail mail, MailLinks.Link link, Instant now) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("host", link.host());
        told.put("own", own.own(link.host()));
        told.put("disguised", link.disguised());
        if (own.names().isEmpty() || own.own(link.host())) {
            return told;
        }
        putIfThere(told, "resembles", sites.resembled(link.host()));
        String sender = mail.senderHost() == null ? "" : ", sent as from " + mail.senderHost();
        String detail = (link.disguised()
                        ? "named in a reported mail, disguised as another address"
                        : "named in a reported mail")
                + sender;
        sites.seen(handle, new Sites.Sight(link.host(), Sites.Means.MAIL, who.actor(), detail), now)
                .ifPresent(caseId -> told.put("case", caseId));
        return told;
    }

    private static void insert(Handle handle, Stored report, byte[] digest) {
        handle.createUpdate("""
            INSERT INTO phishing_report (id, received_at, reported_by, account, sender_host, subject, digest, hosts)
            VALUES (:id, :at, :by, :account, :sender, :subject, :digest, CAST(:hosts AS jsonb))
            """)
                .bind("id", report.id())
                .bind("at", report.receivedAt().atOffset(ZoneOffset.UTC))
                .bind("by", report.by())
                .bind("account", report.account())
                .bind("sender", report.senderHost())
                .bind("subject", report.subject())
                .bind("digest", digest)
                .bind("hosts", report.hosts().toString())
                .execute();
    }

    /** Newest first, {@value #LISTED_MAX} at most. */
    public List<Stored> list(@Nullable String after) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
            WHERE CAST(:after AS text) IS NULL OR id < :after ORDER BY id DESC LIMIT :max
            """)
                .bind("after", after)
                .bind("max", LISTED_MAX)
                .map((row, context) -> read(row))
                .list());
    }

    private static final String SELECT =
            "SELECT id, received_at, reported_by, account, sender_host, subject, hosts::text FROM phishing_report ";

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Json.MAPPER.readTree(row.getString(7)));
    }

    private static void putIfThere(Map<String, Object> told, String name, @Nullable String value) {
        if (value != null) {
            told.put(name, value);
        }
    }
}
