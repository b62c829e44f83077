package io.sekisho.server.casework;

import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.WireNames;
import io.sekisho.server.secret.RandomIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Cases: at most one of a kind is open for an account; what happens again is added to it. */
public final class Cases {

    private static final int LISTED_MAX = 100;

    private final Jdbi jdbi;
    private final RandomIds ids;
    private final InstantSource clock;

    public Cases(Jdbi jdbi, RandomIds ids, InstantSource clock) {
        this.jdbi = jdbi;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Something that people should look at.
     *
     * @param subject    the account, or the host or the symbol where the kind is about such
     * @param what       its word in the log, such as {@code suspended}
     * @param assessment the one it is about, absent where it is about none
     */
    public record Occurrence(
            CaseFile.Kind kind,
            String subject,
            String actor,
            String what,
            String text,
            @Nullable String assessment) {}

    /** The newest case of a kind, closed ones too. */
    public Optional<String> latest(Handle handle, String account, CaseFile.Kind kind) {
        return CaseTable.latest(handle, account, kind);
    }

    /** Adds it to the open case of its kind, or opens one, within the transaction of what happened; returns the case's id. */
    public String occurred(Handle handle, Occurrence occurrence, Instant now) {
        String id = CaseTable.open(handle, ids.nextInTime("case_", now), occurrence, now);
        CaseTable.log(handle, id, new CaseFile.Entry(now, occurrence.actor(), occurrence.what(), occurrence.text()));
        if (occurrence.assessment() != null) {
            CaseTable.link(handle, id, occurrence.assessment());
        }
        return id;
    }

    /** Names assessments that a case is about, within a transaction. */
    public void link(Handle handle, String id, List<String> assessments) {
        assessments.forEach(assessment -> CaseTable.link(handle, id, assessment));
    }

    /** Whether it is there and not closed. */
    public boolean isOpen(Handle handle, String id) {
        return CaseTable.find(handle, id)
                .filter(file -> file.state() != CaseFile.State.CLOSED)
                .isPresent();
    }

    /** Adds to a case's log, open or not, within a transaction. */
    public void add(Handle handle, String id, String actor, String what, String text, Instant now) {
        CaseTable.log(handle, id, new CaseFile.Entry(now, actor, what, text));
    }

    /**
     * Which cases to list; what is absent is not asked for.
     *
     * @param subject an account or a host
     * @param after   the last case of the page before
     */
    public record Wanted(
            CaseFile.@Nullable State state,
            @Nullable String assignee,
            @Nullable String subject,
            @Nullable String after) {}

    /**
     * Some cases, newest first.
     *
     * @param next where the next page begins, absent on the last
     */
    public record Page(List<CaseFile> cases, @Nullable String next) {}

    public Page list(Wanted wanted) {
        List<CaseFile> found = jdbi.withHandle(handle -> CaseTable.list(handle, wanted, LISTED_MAX + 1));
        List<CaseFile> page = found.subList(0, Math.min(found.size(), LISTED_MAX));
        return new Page(page, found.size() > LISTED_MAX ? page.getLast().id() : null);
    }

    public Optional<CaseFile> find(String id) {
        return jdbi.withHandle(handle -> CaseTable.find(handle, id));
    }

    /** What was done about an account over its cases of these kinds, newest first. */
    public List<CaseFile.Entry> history(String account, Set<CaseFile.Kind> kinds, int max) {
        return jdbi.withHandle(handle -> CaseTable.history(handle, account, kinds, max));
    }

    /** A case's log, oldest first. */
    public List<CaseFile.Entry> log(String id) {
        return jdbi.withHandle(handle -> CaseTable.entries(handle, id));
    }

    /** @throws io.sekisho.server.http.ProblemException 403, 404 */
    public void note(Principal who, String id, String text) {
        did(who, id, "note", text);
    }

    /** Records what was done from a case. */
    public void did(Principal who, String id, String what, String text) {
        step(who, id, what, text, (handle, file) -> {});
    }

    /** @param assignee absent: nobody any more */
    public void assign(Principal who, String id, @Nullable String assignee) {
        step(
                who,
                id,
                "assign",
                assignee == null ? "" : assignee,
                (handle, file) -> CaseTable.assign(handle, id, assignee));
    }

    /** @throws io.sekisho.server.http.ProblemException 403, 404, 409 (another of its kind is open) */
    public void state(Principal who, String id, CaseFile.State state) {
        step(who, id, "state", WireNames.of(state), (handle, file) -> {
            if (state != CaseFile.State.CLOSED && CaseTable.anotherIsOpen(handle, file)) {
                throw Problem.conflict("another case of this kind is open already")
                        .exception();
            }
            CaseTable.state(handle, id, state);
        });
    }

    private void step(Principal who, String id, String what, String text, BiConsumer<Handle, CaseFile> change) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR);
        jdbi.useTransaction(handle -> {
            CaseFile file =
                    CaseTable.lock(handle, id).orElseThrow(() -> notFound().exception());
            change.accept(handle, file);
            CaseTable.log(handle, id, new CaseFile.Entry(clock.instant(), who.actor(), what, text));
        });
    }

    /** The problem of a case that is not there. */
    public static Problem notFound() {
        return Problem.notFound("there is no such case");
    }
}
