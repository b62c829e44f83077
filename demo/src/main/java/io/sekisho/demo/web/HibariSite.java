package io.sekisho.demo.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.sekisho.client.SekishoClient;
import io.sekisho.demo.brokerage.Cast;
import io.sekisho.demo.brokerage.Market;
import io.sekisho.demo.gate.Gate;
import io.sekisho.demo.gate.Visit;
import java.util.Map;

/** The brokerage. Every form works without script, for programs too. */
public final class HibariSite implements Site {

    public static final String HOST = "hibari.localhost";

    private final Pages pages;
    private final BoundPages bound;
    private final LoginPages login;
    private final AccountPages account;
    private final TradePages trade;
    private final SettingsPages settings;
    private final PasskeyPages passkeys;

    public HibariSite(Pages pages, Gate gate, Market market, SekishoClient sekisho) {
        this.pages = pages;
        Results results = new Results(pages);
        this.bound = new BoundPages(pages, sekisho);
        this.login = new LoginPages(pages, gate, results, bound);
        this.account = new AccountPages(pages);
        this.trade = new TradePages(pages, gate, market, results);
        this.settings = new SettingsPages(pages, gate, results, sekisho);
        this.passkeys = new PasskeyPages(pages, gate, results);
    }

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        pages.prepare(routes);
        routes.get("/", call -> call.redirect(pages.sessions().of(call).visit() == null ? "/login" : "/portfolio"));
        routes.get("/about", this::about);
        routes.get("/login", login::form);
        routes.post("/login", ours(login::submit));
        routes.get("/step-up-done", login::comeBack);
        routes.post("/bound/registration", bound::register);
        routes.post("/bound/refresh", bound::refresh);
        routes.post("/logout", ours(login::leave));
        routes.get("/portfolio", in(account::portfolio));
        routes.get("/portfolio/history", in(account::history));
        routes.get("/activity", in(account::activity));
        routes.get("/order", in(trade::orderForm));
        routes.post("/order", ours(in(trade::order)));
        routes.get("/withdraw", in(trade::withdrawalForm));
        routes.post("/withdraw", ours(in(trade::withdraw)));
        routes.get("/settings", in(settings::form));
        routes.post("/settings", ours(in(settings::change)));
        routes.post("/settings/stop", ours(in(settings::stop)));
        routes.get("/settings/passkeys", in(passkeys::list));
        routes.post("/settings/passkeys", ours(in(passkeys::change)));
        routes.get("/settings/passkeys/new", in(passkeys::making));
        routes.post("/settings/passkeys/new", ours(in(passkeys::made)));
        routes.get("/login/passkey", passkeys::loginOptions);
        routes.post("/login/passkey", ours(passkeys::login));
        routes.error(HttpStatus.NOT_FOUND, call -> pages.show(call, "missing.jte", Map.of()));
    }

    private void about(Context call) {
        String mailbox = "http://" + MailSite.HOST + ":" + call.req().getServerPort() + "/";
        pages.show(call, "about.jte", Map.of("customers", Cast.customers(), "mailbox", mailbox));
    }

    /** A page for customers who are in. */
    interface Inside {
        void handle(Context call, Visit visit);
    }

    private Handler in(Inside page) {
        return call -> {
            Visit visit = pages.sessions().of(call).visit();
            if (visit == null) {
                call.redirect("/login", HttpStatus.SEE_OTHER);
            } else {
                page.handle(call, visit);
            }
        };
    }

    private Handler ours(Handler form) {
        return call -> {
            if (pages.sessions().sentByUs(call)) {
                form.handle(call);
            } else {
                pages.show(call, HttpStatus.FORBIDDEN, "stale.jte", Map.of());
            }
        };
    }
}
