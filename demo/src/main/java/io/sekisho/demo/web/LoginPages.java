package io.sekisho.demo.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sekisho.demo.brokerage.Cast;
import io.sekisho.demo.gate.Gate;
import io.sekisho.demo.gate.Outcome;
import io.sekisho.demo.gate.Pending;
import java.util.Map;
import java.util.Objects;

/** Coming in, coming back from the step-up page, and leaving. */
final class LoginPages {

    private final Pages pages;
    private final Gate gate;
    private final Results results;
    private final BoundPages bound;

    LoginPages(Pages pages, Gate gate, Results results, BoundPages bound) {
        this.pages = pages;
        this.gate = gate;
        this.results = results;
        this.bound = bound;
    }

    void form(Context call) {
        pages.show(call, "login.jte", Map.of("id", "", "wrong", false));
    }

    void submit(Context call) {
        String id = Objects.requireNonNullElse(call.formParam("id"), "").strip();
        String password = Objects.requireNonNullElse(call.formParam("password"), "");
        WebSession session = pages.sessions().of(call);
        session.sitAt(Cast.homeOf(id));
        Gate.Entry entry = gate.login(id, password, Clients.of(call, session));
        Clients.remember(call, entry.device());
        if (entry.outcome() instanceof Outcome.Refused) {
            // The same words whether the password was wrong or Sekisho refused: an attacker must not learn which.
            pages.show(call, HttpStatus.UNAUTHORIZED, "login.jte", Map.of("id", id, "wrong", true));
        } else {
            results.show(call, entry.outcome());
            bound.offer(call);
        }
    }

    /** The challenge named in the address only says which; whether it was passed is asked of Sekisho. */
    void comeBack(Context call) {
        WebSession session = pages.sessions().of(call);
        Pending pending = session.takePending(call.queryParam("challenge"));
        if (pending == null) {
            call.redirect("/", HttpStatus.SEE_OTHER);
        } else {
            results.show(call, gate.resume(pending, Clients.of(call, session)));
            bound.offer(call);
        }
    }

    void leave(Context call) {
        pages.sessions().renew(call).tell("notice.logout");
        call.redirect("/login", HttpStatus.SEE_OTHER);
    }
}
