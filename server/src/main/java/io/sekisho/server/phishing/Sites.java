package io.sekisho.server.phishing;

import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Phishing hosts: each sight is counted, and what is new about a host is added to its one open case. */
public final class Sites {

    static final int LISTED_MAX = 100;

    private final Jdbi jdbi;
    private final Cases cases;
    private final OwnHosts own;
    private final InstantSource clock;

    public Sites(Jdbi jdbi, Cases cases, OwnHosts own, InstantSource clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.own = own;
        this.clock = clock;
    }

    /** How a host was noticed. */
    public enum Means {
        BEACON("beacon"),
        MAIL("reportedMail");

        private final String entry;

        Means(String entry) {
            this.entry = entry;
        }
    }

    /**
     * A host was seen.
     *
     * @param actor  who tells it
     * @param detail what was seen there; the same again is only counted
     */
    public record Sight(String host, Means means, String actor, String detail) {}

    /** Counts it, in the transaction; returns the host's open case, nothing where it was found harmless. */
    public Optional<String> seen(Handle handle, Sight sight, Instant now) {
        SiteTable.Known known = SiteTable.count(handle, sight, now);
        boolean news = SiteTable.addSight(handle, sight, now);
        if (known.harmless()) {
            return Optional.empty();
        }
        if (!news && known.caseId() != null && cases.isOpen(handle, known.caseId())) {
            return Optional.of(known.caseId());
        }
        String text = own.resembled(sight.host())
                        .map(name -> sight.host() + " (looks like " + name + "): ")
                        .orElse(sight.host() + ": ")
                + sight.detail();
        String caseId = cases.occurred(
                handle,
                new Cases.Occurrence(
                        CaseFile.Kind.PHISHING_SITE, sight.host(), sight.actor(), sight.means().entry, text, null),
                now);
        SiteTable.linkCase(handle, sight.host(), caseId);
        return Optional.of(caseId);
    }

    public boolean known(Handle handle, String host) {
        return SiteTable.find(handle, host).isPresent();
    }

    public Optional<Site> find(String host) {
        return jdbi.withHandle(handle -> SiteTable.find(handle, host));
    }

    /** Those seen last first, {@value #LISTED_MAX} at most. */
    public List<Site> list() {
        return jdbi.withHandle(handle -> SiteTable.list(handle, LISTED_MAX));
    }

    /** The own name that a host looks like. */
    public @Nullable String resembled(String host) {
        return own.resembled(host).orElse(null);
    }

    /**
     * Somebody looked at the host and found it harmless, or not.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 404
     */
    public Site judge(Principal who, String host, boolean harmless) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR);
        return jdbi.inTransaction(handle -> {
            Site site = SiteTable.find(handle, host)
                    .orElseThrow(() -> Problem.notFound("there is no such host").exception());
            SiteTable.judge(handle, host, harmless);
            if (site.caseId() != null) {
                cases.add(
                        handle,
                        site.caseId(),
                        who.actor(),
                        harmless ? "harmless" : "notHarmless",
                        host,
                        clock.instant());
            }
            return SiteTable.find(handle, host).orElseThrow();
        });
    }
}
