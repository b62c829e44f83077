package io.sekisho.server.desk;

import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.containment.Containment;
import io.sekisho.server.containment.Restoration;
import io.sekisho.server.hindsight.Label;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.hold.HeldOperation;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.WireNames;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be done from a case. The deed comes first; then the case's log says who did it. */
public final class Desk {

    private final Cases cases;
    private final Containment containment;
    private final Restoration restoration;
    private final Holds holds;
    private final Labels labels;

    public Desk(Cases cases, Containment containment, Restoration restoration, Holds holds, Labels labels) {
        this.cases = cases;
        this.containment = containment;
        this.restoration = restoration;
        this.holds = holds;
        this.labels = labels;
    }

    /**
     * Does it, about the case's account only.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 404 (no such case), 409, 422 (a hold or an assessment that is not the account's)
     */
    public void act(Principal who, String caseId, Action action) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR);
        CaseFile file = cases.find(caseId).orElseThrow(() -> Cases.notFound().exception());
        switch (action) {
            case Action.Note note -> cases.note(who, caseId, note.text());
            case Action.Assign assign -> cases.assign(who, caseId, assign.assignee());
            case Action.Move move -> cases.state(who, caseId, move.state());
            case Action.Suspend suspend -> {
                containment.suspend(who, file.account(), suspend.reason());
                logElsewhere(who, file, "suspend", suspend.reason());
            }
            case Action.Restore restore -> {
                restoration.begin(who, file.account());
                logElsewhere(who, file, "restore", "");
            }
            case Action.Release release -> {
                requireOwn(file, release.hold());
                holds.release(who, release.hold(), release.note());
                cases.did(who, caseId, "release", text(release.hold(), release.note()));
            }
            case Action.Deny deny -> {
                requireOwn(file, deny.hold());
                holds.deny(who, deny.hold(), deny.note());
                cases.did(who, caseId, "deny", text(deny.hold(), deny.note()));
            }
            case Action.Labelled labelled -> label(who, file, labelled);
        }
    }

    /** A suspension's own case has it in its log already. */
    private void logElsewhere(Principal who, CaseFile file, String what, String text) {
        if (file.kind() != CaseFile.Kind.SUSPENSION || file.state() == CaseFile.State.CLOSED) {
            cases.did(who, file.id(), what, text);
        }
    }

    private void label(Principal who, CaseFile file, Action.Labelled labelled) {
        String assessment = labelled.assessment();
        String verdict = WireNames.of(labelled.verdict());
        if (assessment != null) {
            labels.requireOf(assessment, file.account());
            labels.add(who, new Label.OfAssessment(assessment, labelled.verdict()));
            cases.did(who, file.id(), "label", verdict + ": " + assessment);
            return;
        }
        Label.OfTime time = new Label.OfTime(
                file.account(),
                Objects.requireNonNull(labelled.from()),
                Objects.requireNonNull(labelled.to()),
                labelled.verdict());
        labels.add(who, time);
        cases.did(who, file.id(), "label", verdict + ": from " + time.from() + " to " + time.to());
    }

    private void requireOwn(CaseFile file, String hold) {
        boolean own = holds.find(hold)
                .map(HeldOperation::account)
                .filter(file.account()::equals)
                .isPresent();
        if (!own) {
            throw Problem.impossible(
                            "the case's account has no such hold",
                            List.of(new FieldError("/hold", "must be a hold of the case's account")))
                    .exception();
        }
    }

    private static String text(String hold, @Nullable String note) {
        return note == null ? hold : hold + ": " + note;
    }
}
