package io.sekisho.server;

import io.sekisho.server.console.ConsoleRoutes;
import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.http.Routes;
import io.sekisho.server.network.AddressRange;
import io.sekisho.server.page.Assets;
import io.sekisho.server.page.Pages;
import io.sekisho.server.stepup.ReturnOrigins;
import io.sekisho.server.stepup.StepUp;
import io.sekisho.server.user.Enrolments;
import io.sekisho.server.user.Origins;
import io.sekisho.server.user.Passkeys;
import io.sekisho.server.user.Sessions;
import io.sekisho.server.user.SignIn;
import io.sekisho.server.user.UserRoutes;
import io.sekisho.server.user.Users;
import io.sekisho.server.webhook.Endpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages: those of the console and its users, and those on which customers prove themselves. */
record Facing(BrowserClients browsers, Assets assets, List<Routes> routes) {

    static Facing of(
            Ground ground,
            Judging judging,
            Proving proving,
            Handling handling,
            Endpoints webhooks,
            ConsoleRoutes.Clearing clearing) {
        Pages pages = new Pages();
        Assets assets = new Assets(Stream.concat(StepUp.ASSETS.stream(), ConsoleRoutes.ASSETS.stream())
                .toList());
        BrowserClients browsers = new BrowserClients(ground.settings().trustedProxies().stream()
                .map(AddressRange::parse)
                .toList());
        List<Routes> routes = new ArrayList<>(StepUp.routes(
                stepUp(ground, judging, proving, handling, browsers),
                pages,
                assets,
                ground.sender().brand(),
                ReturnOrigins.of(ground.settings().returnOrigins())));
        routes.add(assets.routes());
        routes.add(handling.reporting().routes(pages, assets));
        routes.addAll(console(ground, judging, proving, handling, webhooks, clearing, browsers, pages, assets));
        return new Facing(browsers, assets, routes);
    }

    private static StepUp.Needs stepUp(
            Ground ground, Judging judging, Proving proving, Handling handling, BrowserClients browsers) {
        return new StepUp.Needs(
                ground.jdbi(),
                ground.ids(),
                proving.challenges(),
                judging.profiles(),
                judging.facts(),
                browsers,
                new Stops(handling.containment(), ground.clock()),
                id -> proving.delivery(ground, id).equals("delayed"),
                proving.passkey().party()::asksAt,
                handling.phishing().warning()::in,
                handling.phishing().campaigns()::recommended,
                judging.telephony()::invitation,
                ground.clock());
    }

    private static List<Routes> console(
            Ground ground,
            Judging judging,
            Proving proving,
            Handling handling,
            Endpoints webhooks,
            ConsoleRoutes.Clearing clearing,
            BrowserClients browsers,
            Pages pages,
            Assets assets) {
        Origins origins = new Origins(ground.settings().consoleOrigins(), ground.listening()::get);
        Enrolments enrolments =
                new Enrolments(ground.jdbi(), ground.keyring().sealer(), ground.ids(), ground.random(), ground.clock());
        Sessions sessions = new Sessions(ground.jdbi(), ground.keyring(), ground.ids(), ground.clock());
        Passkeys passkeys = new Passkeys(ground.jdbi(), enrolments, ground.random(), ground.clock());
        SignIn signIn = new SignIn(
                ground.jdbi(), sessions, passkeys, enrolments, ground.keyring().sealer(), ground.clock());
        ConsoleRoutes console = new ConsoleRoutes(
                new ConsoleRoutes.People(signIn, sessions, enrolments, passkeys, origins, browsers),
                new ConsoleRoutes.Work(
                        ground.jdbi(),
                        judging.memory(),
                        judging.profiles(),
                        judging.assessments(),
                        proving.challenges(),
                        judging.policies(),
                        judging.telephony().log(),
                        ground.clock()),
                new ConsoleRoutes.Casework(
                        proving.cases(),
                        handling.containment(),
                        handling.restoration(),
                        handling.holds(),
                        handling.labels(),
                        handling.desk(),
                        proving.passkeys().care(),
                        clearing,
                        webhooks),
                handling.phishing().console(),
                handling.reporting(),
                judging.market(),
                pages,
                assets);
        Users users = new Users(ground.jdbi(), enrolments, ground.ids(), ground.clock());
        return List.of(new UserRoutes(users, origins).routes(), console.routes());
    }
}
