package io.sekisho.demo.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sekisho.client.PasskeyOwner;
import io.sekisho.client.SekishoException;
import io.sekisho.demo.brokerage.Cast;
import io.sekisho.demo.gate.Action;
import io.sekisho.demo.gate.Gate;
import io.sekisho.demo.gate.Outcome;
import io.sekisho.demo.gate.Visit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A customer's passkeys: listed, added once Sekisho has approved, removed, used to log in. */
final class PasskeyPages {

    private static final int NAME_CHARS_MAX = 40;

    private final Pages pages;
    private final Gate gate;
    private final Results results;

    PasskeyPages(Pages pages, Gate gate, Results results) {
        this.pages = pages;
        this.gate = gate;
        this.results = results;
    }

    void list(Context call, Visit visit) {
        show(call, visit, "");
    }

    /** To add one, or to remove the one named by {@code removes}. */
    void change(Context call, Visit visit) {
        String name = given(call, "name").strip();
        String removes = given(call, "removes");
        if (removes.isEmpty() && (name.isEmpty() || name.length() > NAME_CHARS_MAX)) {
            refuse(call, visit, "error.passkeyName");
        } else if (!visit.member().hasPassword(given(call, "password"))) {
            refuse(call, visit, "error.currentPassword");
        } else {
            Action action = new Action.AlterPasskeys(removes.isEmpty() ? null : removes, name);
            results.show(
                    call,
                    gate.request(
                            visit, action, Clients.of(call, pages.sessions().of(call))));
        }
    }

    /** Where the browser makes it. */
    void making(Context call, Visit visit) {
        Outcome.Approved approved = pages.sessions().of(call).approved();
        if (approved == null) {
            call.redirect("/settings/passkeys", HttpStatus.SEE_OTHER);
            return;
        }
        try {
            pages.show(
                    call,
                    "passkey-new.jte",
                    Map.of(
                            "options",
                            gate.passkeyOptions(approved),
                            "name",
                            approved.action().name()));
        } catch (SekishoException.Refused e) {
            results.show(call, new Outcome.Refused(approved.action()));
        }
    }

    void made(Context call, Visit visit) {
        Outcome.Approved approved = pages.sessions().of(call).takeApproved();
        if (approved == null) {
            call.redirect("/settings/passkeys", HttpStatus.SEE_OTHER);
        } else {
            results.show(call, gate.addPasskey(approved, given(call, "credential")));
        }
    }

    /** For the login page's script. */
    void loginOptions(Context call) {
        try {
            call.contentType("application/json").result(gate.loginOptions());
        } catch (SekishoException e) {
            call.status(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    void login(Context call) {
        WebSession session = pages.sessions().of(call);
        Optional<PasskeyOwner> owner = gate.ownerOf(given(call, "credential"), Clients.of(call, session));
        if (owner.isEmpty()) {
            nobody(call);
            return;
        }
        session.sitAt(Cast.homeOf(owner.get().account()));
        Gate.Entry entry = gate.loginByPasskey(owner.get(), Clients.of(call, session));
        Clients.remember(call, entry.device());
        if (entry.outcome() instanceof Outcome.Refused) {
            nobody(call);
        } else {
            results.show(call, entry.outcome());
        }
    }

    private void nobody(Context call) {
        pages.show(call, HttpStatus.UNAUTHORIZED, "login.jte", Map.of("id", "", "wrong", true));
    }

    private void refuse(Context call, Visit visit, String error) {
        call.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(call, visit, error);
    }

    private void show(Context call, Visit visit, String error) {
        Map<String, Object> values = new HashMap<>();
        values.put("passkeys", gate.passkeys(visit));
        values.put("error", error);
        pages.show(call, "passkeys.jte", values);
    }

    private static String given(Context call, String name) {
        return Objects.requireNonNullElse(call.formParam(name), "");
    }
}
