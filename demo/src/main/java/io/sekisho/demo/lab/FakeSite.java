package io.sekisho.demo.lab;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.sekisho.demo.web.HibariSite;
import io.sekisho.demo.web.Site;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A copy of the brokerage's login under a name that is not its own, as phishing mails lead to. {@code /} passes on to the brokerage what
 * is typed; {@code /simple} only collects it.
 */
final class FakeSite implements Site {

    static final String HOST = "hibari-support.localhost";

    private static final String COOKIE = "support_visit";
    private static final int UNTIL_BROWSER_CLOSES = -1;
    private static final int TYPED_MAX = 72;

    private final LabPages pages;
    private final Kit kit;
    private final Addresses addresses;

    FakeSite(LabPages pages, Kit kit, Addresses addresses) {
        this.pages = pages;
        this.kit = kit;
        this.addresses = addresses;
    }

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        pages.prepareWhole(routes);
        routes.get("/", call -> show(call, "login", "/login"));
        routes.get("/simple", call -> show(call, "login", "/collect"));
        routes.post("/collect", this::collect);
        routes.post("/login", this::login);
        routes.post("/code", this::code);
        routes.get("/thanks", call -> show(call, "thanks", ""));
    }

    private void collect(Context call) {
        show(call, kit.collect(typed(call)) ? "maintenance" : "unknown", "");
    }

    private void login(Context call) {
        Optional<Kit.Hooked> hooked = kit.relay(typed(call), pages.words(call).language());
        if (hooked.isEmpty()) {
            show(call, "unknown", "");
            return;
        }
        call.cookie(
                new Cookie(COOKIE, hooked.get().token(), "/", UNTIL_BROWSER_CLOSES, false, true, null, SameSite.LAX));
        goOn(call, hooked.get().relay());
    }

    private void code(Context call) {
        Optional<Relay> relay = kit.of(call.cookie(COOKIE));
        if (relay.isEmpty()) {
            call.redirect("/");
            return;
        }
        relay.get().type(field(call, "code").replace(" ", ""));
        goOn(call, relay.get());
    }

    private void goOn(Context call, Relay relay) {
        switch (relay.next()) {
            case WRONG -> show(call, "wrong", "/login");
            case CODE -> show(call, "code", "/code");
            case CODE_WRONG -> show(call, "codeWrong", "/code");
            case THANKS -> thank(call, relay);
        }
    }

    /** In the tour, what the thief does next has a button of its own. */
    private void thank(Context call, Relay relay) {
        if (field(call, "tour").isEmpty()) {
            kit.plunder(relay);
        }
        show(call, "thanks", "");
    }

    private void show(Context call, String state, String action) {
        pages.show(
                call,
                "lab/fake.jte",
                Map.of(
                        "state",
                        state,
                        "action",
                        action,
                        "tour",
                        Objects.requireNonNullElse(call.queryParam("tour"), field(call, "tour")),
                        "lab",
                        addresses.hibari("/lab/by-hand").toString(),
                        "real",
                        HibariSite.HOST));
    }

    private static Stolen typed(Context call) {
        return new Stolen(field(call, "id"), field(call, "password"), field(call, "pin"));
    }

    private static String field(Context call, String name) {
        String value = Objects.requireNonNullElse(call.formParam(name), "").strip();
        return value.length() <= TYPED_MAX ? value : "";
    }
}
