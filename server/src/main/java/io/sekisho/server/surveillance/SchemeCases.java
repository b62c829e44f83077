package io.sekisho.server.surveillance;

import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.webhook.WebhookEvent;
import io.sekisho.server.webhook.WebhookEvents;
import io.sekisho.surveillance.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** One case for each scheme, whatever its symbols: it grows as accounts join. */
final class SchemeCases {

    /** Accounts in the alerts of two symbols that make them one scheme. */
    private static final int SHARED_LEAST = 2;

    /** Named in one line of the log; the alert has them all. */
    private static final int NAMED_MAX = 20;

    /** As far as what was said of a symbol before belongs to its scheme. */
    private static final Duration EARLIER = Duration.ofDays(8);

    private final Cases cases;
    private final WebhookEvents events;

    SchemeCases(Cases cases, WebhookEvents events) {
        this.cases = cases;
        this.events = events;
    }

    /** Opens the case of the scheme, or adds to it those who joined. */
    void converged(Handle handle, Alert alert, AlertTable.Standing standing, List<Alert.Member> joined, Instant now) {
        Optional<String> known = Optional.ofNullable(standing.caseId()).filter(id -> cases.isOpen(handle, id));
        if (known.isPresent()) {
            if (!joined.isEmpty()) {
                grown(handle, known.get(), alert, joined, "joined", now);
            }
            return;
        }
        if (joined.isEmpty() && !standing.isNew()) {
            // Closed by people, and nobody joined since.
            return;
        }
        Optional<String> open = AlertTable.overlapping(handle, alert.id(), SHARED_LEAST)
                .or(() -> AlertTable.schemeOf(handle, alert.key()));
        if (open.isPresent()) {
            AlertTable.attach(handle, alert.id(), open.get());
            grown(handle, open.get(), alert, joined, "also", now);
        } else {
            opened(handle, alert, joined, now);
        }
    }

    private void opened(Handle handle, Alert alert, List<Alert.Member> joined, Instant now) {
        String id = cases.occurred(
                handle,
                new Cases.Occurrence(
                        CaseFile.Kind.SCHEME, alert.key(), Feedback.ACTOR, "detected", text(alert, joined), null),
                now);
        AlertTable.attach(handle, alert.id(), id);
        linked(handle, id, alert, joined, now);
        tell(handle, "detected", id, alert, joined, now);
    }

    private void grown(Handle handle, String id, Alert alert, List<Alert.Member> joined, String what, Instant now) {
        cases.add(handle, id, Feedback.ACTOR, what, text(alert, joined), now);
        linked(handle, id, alert, joined, now);
        tell(handle, "grown", id, alert, joined, now);
    }

    private void linked(Handle handle, String id, Alert alert, List<Alert.Member> joined, Instant now) {
        cases.link(handle, id, joined.stream().map(Alert.Member::assessment).toList());
        List<String> earlier = AlertTable.attachEarlier(handle, alert.key(), now.minus(EARLIER), id);
        if (!earlier.isEmpty()) {
            String kinds = earlier.stream()
                    .map(kind -> kind.toLowerCase(Locale.ROOT))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            cases.add(handle, id, Feedback.ACTOR, "attached", alert.key() + ": " + kinds + ", heard before", now);
        }
    }

    /** Adds what else is said of a scheme's symbol to its case. */
    void attach(Handle handle, Alert alert, AlertTable.Standing standing, List<Alert.Member> joined, Instant now) {
        if (joined.isEmpty() && !standing.isNew()) {
            return;
        }
        Optional.ofNullable(standing.caseId())
                .filter(id -> cases.isOpen(handle, id))
                .or(() -> AlertTable.schemeOf(handle, alert.key()))
                .ifPresent(id -> {
                    AlertTable.attach(handle, alert.id(), id);
                    cases.add(
                            handle,
                            id,
                            Feedback.ACTOR,
                            alert.kind().name().toLowerCase(Locale.ROOT),
                            text(alert, joined),
                            now);
                    cases.link(
                            handle,
                            id,
                            joined.stream().map(Alert.Member::assessment).toList());
                });
    }

    private void tell(Handle handle, String how, String id, Alert alert, List<Alert.Member> joined, Instant now) {
        events.add(
                handle,
                new WebhookEvent.Scheme(
                        now,
                        how,
                        id,
                        alert.id(),
                        alert.key(),
                        joined.stream().map(Alert.Member::account).toList()));
    }

    private static String text(Alert alert, List<Alert.Member> joined) {
        String named =
                joined.stream().limit(NAMED_MAX).map(Alert.Member::account).collect(Collectors.joining(", "));
        int more = joined.size() - NAMED_MAX;
        return alert.key() + ": " + joined.size() + (joined.size() == 1 ? " account" : " accounts")
                + (named.isEmpty() ? "" : ": " + named) + (more > 0 ? " and " + more + " more" : "");
    }
}
