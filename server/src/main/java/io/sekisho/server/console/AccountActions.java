package io.sekisho.server.console;

import io.sekisho.server.containment.Containment;
import io.sekisho.server.containment.Restoration;
import io.sekisho.server.hindsight.Label;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Routes;
import io.sekisho.server.passkey.Care;
import io.sekisho.server.user.Role;
import java.util.function.Predicate;

/** What can be done to an account and said of an assessment, from their pages. */
final class AccountActions {

    private final Console console;
    private final Containment containment;
    private final Restoration restoration;
    private final Labels labels;
    private final Care passkeys;

    AccountActions(Console console, Containment containment, Restoration restoration, Labels labels, Care passkeys) {
        this.console = console;
        this.containment = containment;
        this.restoration = restoration;
        this.labels = labels;
        this.passkeys = passkeys;
    }

    void addTo(Routes routes) {
        add(routes, "suspension", Role::acts, this::suspend);
        add(routes, "restoration", Role::acts, this::restore);
        add(routes, "restoration/identity", Role::acts, this::identify);
        add(routes, "restoration/review", Role::acts, this::review);
        add(routes, "restoration/approvals", Role::approves, this::approve);
        add(routes, "restrictions/lift", Role::acts, this::lift);
        routes.post(
                "/console/accounts/{id}/passkeys/{passkey}/removal",
                Access.OPEN,
                Intake.FORM,
                console.action(Visit.Section.FEED, Role::approves, this::removePasskey));
        routes.post(
                "/console/assessments/{id}/labels",
                Access.OPEN,
                Intake.FORM,
                console.action(Visit.Section.FEED, Role::acts, this::label));
    }

    /** A step of an account's, back to its page afterwards. */
    @FunctionalInterface
    private interface Step {
        void take(Form form, String account);
    }

    private void add(Routes routes, String name, Predicate<Role> allowed, Step step) {
        routes.post(
                "/console/accounts/{id}/" + name,
                Access.OPEN,
                Intake.FORM,
                console.action(Visit.Section.FEED, allowed, (call, visit) -> {
                    step.take(new Form(call, visit), call.param("id"));
                    return Answer.seeOther(Links.account(call.param("id")));
                }));
    }

    private void suspend(Form form, String account) {
        containment.suspend(form.visit().principal(), account, form.required("reason"));
    }

    private void lift(Form form, String account) {
        containment.lift(form.visit().principal(), account, form.required("session"), form.required("reason"));
    }

    private void restore(Form form, String account) {
        restoration.begin(form.visit().principal(), account);
    }

    private void identify(Form form, String account) {
        restoration.identifiedByDocuments(form.visit().principal(), account, form.required("documents"));
    }

    /** What is ticked stays. */
    private void review(Form form, String account) {
        restoration.review(form.visit().principal(), account, form.ticked("device."), form.ticked("passkey."));
    }

    private void approve(Form form, String account) {
        restoration.approve(form.visit().principal(), account);
    }

    private Answer removePasskey(Call call, Visit visit) {
        String account = call.param("id");
        passkeys.remove(visit.principal(), account, call.param("passkey"), new Form(call, visit).required("reason"));
        return Answer.seeOther(Links.account(account));
    }

    /** A takeover opens a case. */
    private Answer label(Call call, Visit visit) {
        Label.Verdict verdict = new Form(call, visit).constant("label", Label.Verdict.values());
        labels.report(visit.principal(), new Label.OfAssessment(call.param("id"), verdict));
        return Answer.seeOther(Links.assessment(call.param("id")));
    }
}
