package io.sekisho.demo.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sekisho.demo.gate.Action;
import io.sekisho.demo.gate.Outcome;
import io.sekisho.demo.gate.Visit;
import java.util.Map;

/** Where a customer lands after something he wanted. */
final class Results {

    private final Pages pages;

    Results(Pages pages) {
        this.pages = pages;
    }

    /** For everything but a login that was refused. */
    void show(Context call, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> done(call, done.visit(), done.action());
            case Outcome.Approved approved -> {
                pages.sessions().of(call).approve(approved);
                call.redirect("/settings/passkeys/new", HttpStatus.SEE_OTHER);
            }
            case Outcome.StepUp stepUp -> {
                pages.sessions().of(call).await(stepUp.pending());
                call.redirect(pages.stepUp(call, stepUp.pending().challenge()), HttpStatus.SEE_OTHER);
            }
            case Outcome.Held held -> page(call, "held", held.action());
            case Outcome.Refused refused -> page(call, "refused", refused.action());
            case Outcome.Ended ended -> {
                pages.sessions().renew(call);
                page(call, "ended", ended.action());
            }
            case Outcome.NotShown notShown -> page(call, "notShown", notShown.action());
            case Outcome.TooLate tooLate -> {
                pages.sessions().of(call).enter(tooLate.visit());
                page(call, "tooLate", tooLate.action());
            }
        }
    }

    private void done(Context call, Visit visit, Action action) {
        // What is known about a customer changes with each login, so does his session.
        WebSession session = action instanceof Action.Enter
                ? pages.sessions().renew(call)
                : pages.sessions().of(call);
        session.enter(visit);
        switch (action) {
            case Action.Enter enter -> call.redirect("/portfolio", HttpStatus.SEE_OTHER);
            case Action.Trade trade -> finish(call, session, "notice.trade", "/portfolio");
            case Action.Withdraw withdraw -> finish(call, session, "notice.withdraw", "/activity");
            case Action.Alter alter -> finish(call, session, "notice.alter", "/settings");
            case Action.AlterPasskeys change ->
                finish(
                        call,
                        session,
                        change.removes() == null ? "notice.passkeyAdded" : "notice.passkeyRemoved",
                        "/settings/passkeys");
        }
    }

    private static void finish(Context call, WebSession session, String notice, String to) {
        session.tell(notice);
        call.redirect(to, HttpStatus.SEE_OTHER);
    }

    /** @param what happened; programs find it in the attribute {@code data-outcome} */
    private void page(Context call, String what, Action action) {
        String of = switch (action) {
            case Action.Enter enter -> "login";
            case Action.Trade trade -> "order";
            case Action.Withdraw withdraw -> "withdrawal";
            case Action.Alter alter -> "change";
            case Action.AlterPasskeys change -> "change";
        };
        pages.show(call, HttpStatus.FORBIDDEN, "result.jte", Map.of("outcome", what, "operation", of));
    }
}
