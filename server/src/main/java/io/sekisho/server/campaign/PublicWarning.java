package io.sekisho.server.campaign;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Scope;
import io.sekisho.server.wording.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What operators tell everybody, in both languages, for as long as they leave it on. Earlier ones are kept, with who said them. */
public final class PublicWarning {

    /** Another server's warning is known here after this long; every page may ask. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);

    private static final String SHOWN = "shown";

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final LoadingCache<String, Optional<Warning>> shown;

    public PublicWarning(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.shown = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterWrite(KNOWN_WITHIN)
                .build(key -> read());
    }

    public record Warning(String ja, String en, Instant since, String by) {}

    public Optional<Warning> shown() {
        return shown.get(SHOWN);
    }

    /** What is shown in a language; empty where nothing is. */
    public String in(Language language) {
        return shown().map(warning -> switch (language) {
                    case JA -> warning.ja();
                    case EN -> warning.en();
                })
                .orElse("");
    }

    private Optional<Warning> read() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT ja, en, set_at, set_by FROM public_warning WHERE ended_at IS NULL")
                .map((row, context) -> new Warning(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4)))
                .findOne());
    }

    /**
     * In place of the one before.
     *
     * @throws io.sekisho.server.http.ProblemException 403
     */
    public Warning show(Principal who, String ja, String en) {
        who.requireAnyOf(Scope.SUPERVISOR);
        Warning warning = new Warning(ja, en, clock.instant(), who.actor());
        jdbi.useTransaction(handle -> {
            // One after the other: two at once would both find none to end.
            handle.execute("LOCK TABLE public_warning IN SHARE ROW EXCLUSIVE MODE");
            handle.execute(
                    "UPDATE public_warning SET ended_at = ?, ended_by = ? WHERE ended_at IS NULL",
                    warning.since().atOffset(ZoneOffset.UTC),
                    warning.by());
            handle.execute(
                    "INSERT INTO public_warning (ja, en, set_at, set_by) VALUES (?, ?, ?, ?)",
                    ja,
                    en,
                    warning.since().atOffset(ZoneOffset.UTC),
                    warning.by());
        });
        shown.invalidateAll();
        return warning;
    }

    /** @throws io.sekisho.server.http.ProblemException 403 */
    public void end(Principal who) {
        who.requireAnyOf(Scope.SUPERVISOR);
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE public_warning SET ended_at = ?, ended_by = ? WHERE ended_at IS NULL",
                clock.instant().atOffset(ZoneOffset.UTC),
                who.actor()));
        shown.invalidateAll();
    }
}
