package io.sekisho.server.stepup;

import io.sekisho.engine.event.Change;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.event.FactFinder;
import io.sekisho.server.http.Routes;
import io.sekisho.server.page.Asset;
import io.sekisho.server.page.Assets;
import io.sekisho.server.page.Pages;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.wording.Language;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The step-up pages, put together. */
public final class StepUp {

    private static final Asset SCRIPT = Asset.own("sekisho.js");

    /** What the pages load, and the script for the brokerage's pages. */
    public static final List<Asset> ASSETS =
            Stream.concat(StepUpPages.ASSETS.stream(), Stream.of(SCRIPT)).toList();

    private StepUp() {}

    /**
     * What the pages stand on, from other capabilities.
     *
     * @param passkeysAt whether browsers show the customers' passkeys at an origin
     * @param warning what everybody is told just now; empty: nothing
     * @param recommended what an account is advised to change
     */
    public record Needs(
            Jdbi jdbi,
            RandomIds ids,
            Challenges challenges,
            Profiles profiles,
            FactFinder facts,
            BrowserClients browsers,
            Disowning disowning,
            Predicate<String> delayed,
            Predicate<String> passkeysAt,
            Function<Language, String> warning,
            Function<String, Set<Change.Field>> recommended,
            CallInvitations calls,
            InstantSource clock) {}

    /** @param brand the name customers know the brokerage by */
    public static List<Routes> routes(Needs needs, Pages pages, Assets assets, String brand, ReturnOrigins origins) {
        StepUpPages made = new StepUpPages(
                pages,
                assets,
                brand,
                origins,
                needs.browsers(),
                needs.profiles(),
                needs.delayed(),
                needs.passkeysAt(),
                needs.calls(),
                needs.clock(),
                needs.warning(),
                needs.recommended());
        StepUpRoutes routes = new StepUpRoutes(
                needs.challenges(),
                new Openings(needs.jdbi(), needs.ids()),
                made,
                origins,
                needs.browsers(),
                needs.facts(),
                needs.disowning(),
                needs.clock());
        return List.of(routes.routes(), assets.shared("/sekisho.js", SCRIPT.name()));
    }
}
