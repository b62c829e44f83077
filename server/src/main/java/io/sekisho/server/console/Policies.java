package io.sekisho.server.console;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.policy.PolicyStore;
import io.sekisho.server.user.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which policies there are, which is in force, what changed from one to the next, and the second person's approval. */
public final class Policies {

    private final Console console;
    private final PolicyStore store;
    private final InstantSource clock;

    Policies(Console console, PolicyStore store, InstantSource clock) {
        this.console = console;
        this.store = store;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get("/console/policies", Access.OPEN, console.page(Visit.Section.POLICIES, this::list))
                .get("/console/policies/{version}", Access.OPEN, console.page(Visit.Section.POLICIES, this::one))
                .post(
                        "/console/policies/{version}/approve",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.POLICIES, Role::approves, this::approve));
    }

    /**
     * A version in the list.
     *
     * @param counts  whether it needs no approval any more
     * @param inForce whether it decides now
     */
    public record Version(
            int number,
            String name,
            String description,
            Instant effectiveFrom,
            String author,
            Instant createdAt,
            @Nullable String approvedBy,
            boolean counts,
            boolean inForce) {}

    /** One line of a comparison. */
    public record Change(String sign, String style, String text) {}

    private Answer list(Call call, Visit visit) {
        List<Version> versions = store.list().stream().map(this::told).toList().reversed();
        return console.html(visit, "console/policies.jte", Map.of("versions", versions));
    }

    private Version told(PolicyStore.Stored stored) {
        PolicyTimeline.Numbered now = store.timeline().at(clock.instant());
        return new Version(
                stored.version(),
                stored.name(),
                store.version(stored).description(),
                stored.effectiveFrom(),
                stored.author(),
                stored.createdAt(),
                stored.approvedBy(),
                store.counts(stored),
                now.version() == stored.version());
    }

    private Answer one(Call call, Visit visit) {
        List<PolicyStore.Stored> all = store.list();
        PolicyStore.Stored stored = find(all, call.param("version"))
                .orElseThrow(() ->
                        Problem.notFound("there is no such policy version").exception());
        Optional<PolicyStore.Stored> other =
                find(all, Optional.ofNullable(call.query("against")).orElse("")).or(() -> before(all, stored));
        return console.html(
                visit,
                "console/policy.jte",
                Map.of(
                        "version", told(stored),
                        "others",
                                all.stream()
                                        .map(PolicyStore.Stored::version)
                                        .filter(number -> number != stored.version())
                                        .toList(),
                        "against", other.map(PolicyStore.Stored::version).orElse(0),
                        "changes", other.map(from -> changes(from, stored)).orElse(List.of()),
                        "text", text(stored),
                        "source", stored.source()));
    }

    private static Optional<PolicyStore.Stored> find(List<PolicyStore.Stored> all, String number) {
        return all.stream()
                .filter(stored -> Integer.toString(stored.version()).equals(number))
                .findFirst();
    }

    private static Optional<PolicyStore.Stored> before(List<PolicyStore.Stored> all, PolicyStore.Stored stored) {
        return all.stream()
                .filter(other -> other.version() < stored.version())
                .max(Comparator.comparingInt(PolicyStore.Stored::version));
    }

    private String text(PolicyStore.Stored stored) {
        return PolicyText.of(store.version(stored));
    }

    private List<Change> changes(PolicyStore.Stored from, PolicyStore.Stored to) {
        // The page escapes; the library must not.
        DiffRowGenerator generator =
                DiffRowGenerator.create().lineNormalizer(line -> line).build();
        List<DiffRow> rows = generator.generateDiffRows(
                text(from).lines().toList(), text(to).lines().toList());
        List<Change> changes = new ArrayList<>();
        for (DiffRow row : rows) {
            boolean gone = row.getTag() == DiffRow.Tag.DELETE || row.getTag() == DiffRow.Tag.CHANGE;
            boolean come = row.getTag() == DiffRow.Tag.INSERT || row.getTag() == DiffRow.Tag.CHANGE;
            if (gone && !(row.getTag() == DiffRow.Tag.CHANGE && row.getOldLine().isEmpty())) {
                changes.add(new Change("−", "del", row.getOldLine()));
            }
            if (come && !(row.getTag() == DiffRow.Tag.CHANGE && row.getNewLine().isEmpty())) {
                changes.add(new Change("+", "ins", row.getNewLine()));
            }
            if (!gone && !come) {
                changes.add(new Change("", "", row.getNewLine()));
            }
        }
        return changes;
    }

    private Answer approve(Call call, Visit visit) {
        Optional<PolicyStore.Stored> stored = find(store.list(), call.param("version"));
        int number = stored.map(PolicyStore.Stored::version).orElse(0);
        return switch (store.approve(number, visit.user().name())) {
            case PolicyStore.Approval.Approved approved ->
                Answer.seeOther("/console/policies/" + approved.stored().version());
            case PolicyStore.Approval.NotFound none ->
                throw Problem.notFound("there is no such policy version").exception();
            case PolicyStore.Approval.SamePerson same ->
                throw Problem.forbidden(visit.say("policy.samePerson")).exception();
        };
    }
}
