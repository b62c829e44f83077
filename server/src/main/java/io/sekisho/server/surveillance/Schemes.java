package io.sekisho.server.surveillance;

import io.sekisho.engine.state.AccountState;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.hindsight.Label;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.surveillance.Alert;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Schemes as people work on them: what was heard, and who has no part in it. */
public final class Schemes {

    private static final int LISTED_MAX = 50;

    private final Jdbi jdbi;
    private final AccountMemory memory;
    private final Cases cases;
    private final Labels labels;
    private final InstantSource clock;

    Schemes(Jdbi jdbi, AccountMemory memory, Cases cases, Labels labels, InstantSource clock) {
        this.jdbi = jdbi;
        this.memory = memory;
        this.cases = cases;
        this.labels = labels;
        this.clock = clock;
    }

    /**
     * Which alerts to list; what is absent is not asked for.
     *
     * @param key    such as a symbol
     * @param caseId of their scheme
     * @param after  the last alert of the page before
     */
    public record Wanted(
            Alert.@Nullable Kind kind,
            @Nullable String key,
            @Nullable String caseId,
            @Nullable String after) {}

    /**
     * Some alerts, the latest heard first.
     *
     * @param next where the next page begins, absent on the last
     */
    public record Page(List<HeardAlert> alerts, @Nullable String next) {}

    public Page list(Wanted wanted) {
        List<HeardAlert> found = jdbi.withHandle(handle -> HeardAlerts.list(handle, wanted, LISTED_MAX + 1));
        List<HeardAlert> page = found.subList(0, Math.min(found.size(), LISTED_MAX));
        return new Page(page, found.size() > LISTED_MAX ? page.getLast().id() : null);
    }

    /**
     * An account has no part in a scheme: its memory no longer holds it, the events by which it came in count as its owner's, and the
     * detectors learn of it.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 404 (no such case), 422 (the account is not in it, or cleared already)
     */
    public void clear(Principal who, String caseId, String account) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR);
        if (cases.find(caseId).isEmpty()) {
            throw Cases.notFound().exception();
        }
        Instant now = clock.instant();
        memory.change(account, (handle, state) -> {
            List<AlertTable.Part> parts = AlertTable.partsIn(handle, caseId, account);
            if (parts.isEmpty()) {
                throw notInIt().exception();
            }
            AccountState next = state;
            for (AlertTable.Part part : parts) {
                AlertTable.cleared(handle, part.alert(), account, who.actor(), now);
                next = next.cleared(part.alert());
            }
            parts.stream()
                    .map(AlertTable.Part::assessment)
                    .distinct()
                    .forEach(id -> labels.add(handle, who, new Label.OfAssessment(id, Label.Verdict.HONEST)));
            cases.add(handle, caseId, who.actor(), "cleared", account, now);
            return new AccountMemory.Changed<>(next, parts.size());
        });
    }

    private static Problem notInIt() {
        return Problem.impossible(
                "the scheme has no such account, or it is cleared already",
                List.of(new FieldError("/account", "must be an account of the scheme's that is not cleared")));
    }
}
