package io.sekisho.server.console;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Routes;
import io.sekisho.server.page.Asset;
import io.sekisho.server.page.Assets;
import io.sekisho.server.user.Enrolments;
import io.sekisho.server.user.Origins;
import io.sekisho.server.user.Passkeys;
import io.sekisho.server.user.Sessions;
import io.sekisho.server.user.SignIn;
import java.util.List;

/** The console's routes, put together. */
public final class ConsoleRoutes {

    /** What the console's pages load. */
    public static final List<Asset> ASSETS = List.of(
            Asset.own("console.css"),
            Asset.own("console.js"),
            Asset.own("passkey.js"),
            Asset.webjar("htmx.js", "htmx.org", "dist/htmx.min.js"),
            Asset.webjar("chart.js", "chart.js", "dist/chart.umd.min.js"));

    private final Routes routes = new Routes();

    /** Who the users are, as the console asks. */
    public record People(SignIn signIn, Sessions sessions, Enrolments enrolments, Passkeys passkeys, Origins origins) {}

    public ConsoleRoutes(People people, Assets assets) {
        Desk desk = new Desk(assets, people.sessions(), people.origins());
        routes.get("/console", Access.OPEN, call -> Answer.seeOther("/console/"));
        new Door(desk, people.signIn(), people.passkeys(), people.origins()).addTo(routes);
        new Enrolling(desk, people.enrolments(), people.passkeys(), people.origins()).addTo(routes);
    }

    public Routes routes() {
        return routes;
    }
}
