package io.sekisho.server.policy;

import io.sekisho.engine.policy.PolicyFile;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.PolicyVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies in the database, compiled and at hand. What another server stores is in force here within {@link #NOTICED_WITHIN}. */
public final class PolicyStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyStore.class);

    static final Duration NOTICED_WITHIN = Duration.ofSeconds(2);

    /** Serialises those who number versions; any constant that nothing else uses. */
    private static final long NUMBERING_LOCK = 0x53454b4953484f01L;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final boolean approvalNeeded;
    private final Map<String, PolicyFile> compiled = new ConcurrentHashMap<>();
    private volatile PolicyTimeline timeline = new PolicyTimeline(List.of());
    private volatile boolean closed;

    /** @param approvalNeeded whether a version counts only once another person than its author has approved it */
    public PolicyStore(Jdbi jdbi, InstantSource clock, boolean approvalNeeded) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.approvalNeeded = approvalNeeded;
    }

    /** A stored version, with what the listing tells of it. */
    public record Stored(
            int version,
            String name,
            Instant effectiveFrom,
            String source,
            int ordinal,
            String author,
            Instant createdAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}

    /** The policies in force, as known here. */
    public PolicyTimeline timeline() {
        return timeline;
    }

    /** Fills an empty store; afterwards the database rules. */
    public void seed(PolicyFile file, String source) {
        jdbi.useTransaction(handle -> {
            lock(handle);
            if (nextVersion(handle) == 1) {
                insert(handle, file, source, SEED, SEED);
            }
        });
        reload();
    }

    private static final String SEED = "seed";

    /** Stores each version of a file as the next one. */
    List<Stored> add(PolicyFile file, String source, String author) {
        List<Stored> added = jdbi.inTransaction(handle -> {
            lock(handle);
            int first = nextVersion(handle);
            insert(handle, file, source, author, null);
            return list(handle).stream()
                    .filter(stored -> stored.version() >= first)
                    .toList();
        });
        reload();
        return added;
    }

    /** What came of an approval. */
    public sealed interface Approval {
        record Approved(Stored stored) implements Approval {}

        record NotFound() implements Approval {}

        /** The author cannot approve, nor can the bootstrap key, which is nobody. */
        record SamePerson() implements Approval {}
    }

    /** Another person than the author agrees that a version counts. */
    public Approval approve(int version, String person) {
        Approval approval = jdbi.inTransaction(handle -> {
            lock(handle);
            Optional<Stored> found = list(handle).stream()
                    .filter(stored -> stored.version() == version)
                    .findFirst();
            if (found.isEmpty()) {
                return new Approval.NotFound();
            }
            if (found.get().author().equals(person)) {
                return new Approval.SamePerson();
            }
            handle.execute(
                    "UPDATE policy_version SET approved_by = ?, approved_at = ? WHERE version = ? AND approved_by IS"
                            + " NULL",
                    person,
                    clock.instant().atOffset(ZoneOffset.UTC),
                    version);
            return new Approval.Approved(list(handle).stream()
                    .filter(stored -> stored.version() == version)
                    .findFirst()
                    .orElseThrow());
        });
        reload();
        return approval;
    }

    /** Every version, in the order of their numbers. */
    public List<Stored> list() {
        return jdbi.withHandle(PolicyStore::list);
    }

    /** Whether a stored version counts. */
    public boolean counts(Stored stored) {
        return !approvalNeeded || stored.approvedBy() != null;
    }

    /** Looks now and then for what other servers stored; run on a thread of its own. */
    public void watch() {
        while (!closed) {
            LockSupport.parkNanos(NOTICED_WITHIN.dividedBy(2).toNanos());
            try {
                reload();
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.warn("policies not read, those known stay in force: {}", e.toString());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Reads the store and swaps the timeline; compiled policies are kept, so that this is cheap. */
    private synchronized void reload() {
        List<PolicyTimeline.Numbered> numbered = new ArrayList<>();
        for (Stored stored : list()) {
            if (counts(stored)) {
                numbered.add(new PolicyTimeline.Numbered(stored.version(), stored.name(), version(stored)));
            }
        }
        timeline = new PolicyTimeline(numbered);
    }

    /** What a stored version says. */
    public PolicyVersion version(Stored stored) {
        return compiled.computeIfAbsent(stored.source(), source -> PolicyFile.parse(source, stored.name()))
                .versions()
                .get(stored.ordinal());
    }

    private static void lock(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(?)", NUMBERING_LOCK);
    }

    private static int nextVersion(Handle handle) {
        return handle.createQuery("SELECT coalesce(max(version), 0) + 1 FROM policy_version")
                .mapTo(Integer.class)
                .one();
    }

    private void insert(Handle handle, PolicyFile file, String source, String author, @Nullable String approvedBy) {
        int number = nextVersion(handle);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        for (int ordinal = 0; ordinal < file.versions().size(); ordinal++) {
            handle.createUpdate("""
                INSERT INTO policy_version
                    (version, name, effective_from, source, ordinal, author, created_at, approved_by, approved_at)
                VALUES (:version, :name, :from, :source, :ordinal, :author, :now, :approvedBy, :approvedAt)
                """)
                    .bind("version", number + ordinal)
                    .bind("name", file.name())
                    .bind("from", file.versions().get(ordinal).effectiveFrom().atOffset(ZoneOffset.UTC))
                    .bind("source", source)
                    .bind("ordinal", ordinal)
                    .bind("author", author)
                    .bind("now", now)
                    .bind("approvedBy", approvedBy)
                    .bind("approvedAt", approvedBy == null ? null : now)
                    .execute();
        }
    }

    private static List<Stored> list(Handle handle) {
        return handle.createQuery("""
            SELECT version, name, effective_from, source, ordinal, author, created_at, approved_by, approved_at
            FROM policy_version ORDER BY version
            """)
                .map((row, context) -> new Stored(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getString(8),
                        Optional.ofNullable(row.getObject(9, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list();
    }
}
