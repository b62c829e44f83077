package io.sekisho.server.console;

import io.sekisho.engine.fact.Watched;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.containment.Containment;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.market.WatchList;
import io.sekisho.server.market.WatchedSymbol;
import io.sekisho.server.user.Role;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What is done about a scheme from its page; its case's log says who did it. */
final class SchemeActions {

    private static final int NAME_LENGTH_MAX = 128;

    private final Console console;
    private final SchemePages pages;
    private final Cases cases;
    private final Containment containment;
    private final WatchList watchList;
    private final ConsoleRoutes.Clearing clearing;
    private final InstantSource clock;

    SchemeActions(
            Console console,
            SchemePages pages,
            Cases cases,
            Containment containment,
            WatchList watchList,
            ConsoleRoutes.Clearing clearing,
            InstantSource clock) {
        this.console = console;
        this.pages = pages;
        this.cases = cases;
        this.containment = containment;
        this.watchList = watchList;
        this.clearing = clearing;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        add(routes, "watch", this::watch);
        add(routes, "suspension", this::suspend);
        add(routes, "clearing", this::clear);
    }

    /** A step about a scheme, back to its page afterwards. */
    @FunctionalInterface
    private interface Step {
        void take(Form form, Scheme scheme);
    }

    private void add(Routes routes, String name, Step step) {
        routes.post(
                "/console/cases/{id}/scheme/" + name,
                Access.OPEN,
                Intake.FORM,
                console.action(Visit.Section.CASES, Role::acts, (call, visit) -> done(call, visit, step)));
    }

    private Answer done(Call call, Visit visit, Step step) {
        Form form = new Form(call, visit);
        step.take(form, pages.find(call.param("id")));
        return Answer.seeOther(Links.scheme(call.param("id")));
    }

    private void watch(Form form, Scheme scheme) {
        String symbol = form.required("symbol", NAME_LENGTH_MAX);
        if (!scheme.symbols().contains(symbol)) {
            throw Problem.impossible(form.visit().say("scheme.noSymbol", symbol))
                    .exception();
        }
        Watched entry = new Watched(
                form.constant("action", Watched.Action.values()),
                form.oneLine("reason", WatchedSymbol.REASON_LENGTH_MAX),
                form.constant("lasting", WatchPages.Lasting.values()).from(clock.instant()));
        Principal who = form.visit().principal();
        watchList.put(who, symbol, entry);
        cases.did(
                who,
                scheme.file().id(),
                "watched",
                symbol + ": " + entry.action() + (entry.until() == null ? "" : " – " + entry.until()));
    }

    /** One account, or all that are not suspended yet. */
    private void suspend(Form form, Scheme scheme) {
        Principal who = form.visit().principal();
        String reason = form.visit()
                .say(
                        "scheme.suspend.reason",
                        scheme.file().subject(),
                        scheme.file().id());
        List<String> suspended = new ArrayList<>();
        try {
            for (String account : accounts(form, scheme)) {
                if (suspended(who, account, reason)) {
                    suspended.add(account);
                }
            }
        } finally {
            // Also where one could not be suspended: the others are.
            if (!suspended.isEmpty()) {
                cases.did(who, scheme.file().id(), "suspend", String.join(", ", suspended));
            }
        }
    }

    private static List<String> accounts(Form form, Scheme scheme) {
        return form.optional("account") == null ? scheme.active() : List.of(one(form, scheme));
    }

    /** False where nobody ever heard of it: a part in an alert may be older than the account's memory. */
    private boolean suspended(Principal who, String account, String reason) {
        if (containment.standing(account).isEmpty()) {
            return false;
        }
        containment.suspend(who, account, reason);
        return true;
    }

    private void clear(Form form, Scheme scheme) {
        clearing.clear(form.visit().principal(), scheme.file().id(), one(form, scheme));
    }

    private static String one(Form form, Scheme scheme) {
        String account = form.required("account", NAME_LENGTH_MAX);
        if (!scheme.has(account)) {
            throw Problem.impossible(form.visit().say("scheme.noAccount", account))
                    .exception();
        }
        return account;
    }
}
