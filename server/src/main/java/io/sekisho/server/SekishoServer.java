package io.sekisho.server;

import io.sekisho.server.access.KeyRoutes;
import io.sekisho.server.access.Keys;
import io.sekisho.server.account.AccountRoutes;
import io.sekisho.server.assess.AssessRoutes;
import io.sekisho.server.assess.DecisionMetrics;
import io.sekisho.server.binding.BindingRoutes;
import io.sekisho.server.binding.DeviceBindings;
import io.sekisho.server.browser.BrowserReader;
import io.sekisho.server.challenge.ChallengeRoutes;
import io.sekisho.server.containment.ContainmentRoutes;
import io.sekisho.server.desk.CaseRoutes;
import io.sekisho.server.hindsight.HindsightRoutes;
import io.sekisho.server.hold.HoldRoutes;
import io.sekisho.server.http.HttpConfig;
import io.sekisho.server.http.HttpServer;
import io.sekisho.server.http.Routes;
import io.sekisho.server.imports.ImportRoutes;
import io.sekisho.server.limit.Limits;
import io.sekisho.server.network.AddressDirectory;
import io.sekisho.server.network.NetworkConfig;
import io.sekisho.server.operation.ApiDescription;
import io.sekisho.server.operation.Health;
import io.sekisho.server.operation.Metrics;
import io.sekisho.server.operation.ReadinessCheck;
import io.sekisho.server.policy.PolicyRoutes;
import io.sekisho.server.position.PositionRoutes;
import io.sekisho.server.secret.Keyring;
import io.sekisho.server.secret.MasterKey;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.store.Database;
import io.sekisho.server.store.DatabaseConfig;
import io.sekisho.server.stream.StreamParts;
import io.sekisho.server.surveillance.Leadership;
import io.sekisho.server.surveillance.SurveillanceParts;
import io.sekisho.server.webhook.Webhooks;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A running server: every capability, put together in one place. */
public final class SekishoServer implements AutoCloseable {

    private static final int DATABASE_CHECK_SECONDS = 2;

    private final Closing closing;
    private final HttpServer http;

    private SekishoServer(Closing closing, HttpServer http) {
        this.closing = closing;
        this.http = http;
    }

    /** Returns once requests are answered. */
    public static SekishoServer start(Settings settings) {
        // Milliseconds are what events and answers carry.
        return start(settings, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** As {@link #start(Settings)}, by another clock than the machine's. */
    public static SekishoServer start(Settings settings, InstantSource clock) {
        Closing closing = new Closing();
        try {
            return start(settings, clock, closing);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    private static SekishoServer start(Settings settings, InstantSource clock, Closing closing) {
        // What takes long and needs no database loads while the database starts.
        CompletableFuture<PolicySeed> seed = CompletableFuture.supplyAsync(() -> PolicySeed.of(settings.policy()));
        CompletableFuture<BrowserReader> browsers = CompletableFuture.supplyAsync(BrowserReader::load);
        CompletableFuture<AddressDirectory> addresses =
                CompletableFuture.supplyAsync(() -> AddressDirectory.open(NetworkConfig.parse(
                        settings.networkDb(),
                        settings.networkLists(),
                        settings.data().resolve("network"))));
        DatabaseConfig at = new DatabaseConfig(settings.dbUrl(), settings.data());
        Database database = closing.add(Database.open(at));
        SecureRandom random = new SecureRandom();
        Keyring keyring = Keyring.open(
                database.dataSource(), MasterKey.choose(settings.masterKey(), at.embedded(), settings.data()), random);
        Ground ground = new Ground(
                settings,
                clock,
                closing,
                database,
                random,
                keyring,
                new RandomIds(random),
                new AtomicInteger(settings.port()));
        return start(
                ground,
                Judging.start(
                        ground,
                        Starting.await(seed),
                        Starting.await(browsers),
                        closing.add(Starting.await(addresses))));
    }

    /** Capabilities in the order in which they need each other. */
    private static SekishoServer start(Ground ground, Judging judging) {
        Proving proving = Proving.start(ground, judging);
        Handling handling = Handling.start(ground, judging, proving);
        Metrics metrics = ground.closing().add(new Metrics());
        Webhooks webhooks = webhooks(ground, metrics);
        SurveillanceParts surveillance = surveillance(ground, judging, proving, handling, metrics);
        Facing facing =
                Facing.of(ground, judging, proving, handling, webhooks.endpoints(), surveillance.schemes()::clear);
        Keys keys = new Keys(ground.jdbi(), ground.ids(), ground.clock(), ground.adminKey());

        List<Routes> routes = new ArrayList<>(deciding(ground, judging, proving, handling, metrics));
        routes.addAll(keeping(ground, judging, proving, handling));
        routes.addAll(judging.market().routes());
        routes.addAll(facing.routes());
        routes.addAll(handling.phishing().routes(facing.browsers()));
        routes.addAll(judging.telephony()
                .open(proving.challenges(), handling.containment()::suspendByCall, metrics.registry()));
        routes.add(webhooks.routes());
        routes.add(surveillance.routes());
        routes.add(new KeyRoutes(keys).routes());
        routes.add(new Health(List.of(new ReadinessCheck("database", () -> answers(ground.database())))).routes());
        routes.add(metrics.routes());
        routes.add(new ApiDescription().routes());

        Settings settings = ground.settings();
        HttpConfig config = HttpConfig.on(settings.host(), settings.port()).withBenchNoop(settings.benchNoop());
        HttpServer http = ground.closing().add(HttpServer.start(config, keys, metrics, routes));
        ground.listening().set(http.port());
        // Goes first: what only waits need not be waited for.
        ground.closing().add(proving.waiting());
        return new SekishoServer(ground.closing(), http);
    }

    /** What a brokerage asks before something happens. */
    private static List<Routes> deciding(
            Ground ground, Judging judging, Proving proving, Handling handling, Metrics metrics) {
        AssessRoutes assess = new AssessRoutes(
                judging.checkpoint(),
                judging.assessments(),
                judging.facts(),
                judging.tokens(),
                ground.ids(),
                new Limits(),
                ground.clock(),
                new DecisionMetrics(metrics.registry()),
                judging.policies()::timeline,
                handling.labels(),
                handling.outcomes());
        ChallengeRoutes challenges = new ChallengeRoutes(
                proving.challenges(),
                proving.proofs(),
                judging.facts(),
                ground.clock(),
                id -> proving.delivery(ground, id));
        DeviceBindings bindings =
                new DeviceBindings(ground.jdbi(), judging.memory(), judging.bindings(), ground.ids(), ground.clock());
        return List.of(
                assess.routes(),
                challenges.routes(),
                proving.passkeys().routes(),
                new BindingRoutes(bindings).routes(),
                new HoldRoutes(handling.holds()).routes());
    }

    /** What is kept of accounts, and what people do about them. */
    private static List<Routes> keeping(Ground ground, Judging judging, Proving proving, Handling handling) {
        AccountRoutes accounts = AccountRoutes.of(
                judging.memory(),
                judging.profiles(),
                proving.outbox(),
                judging.policies()::timeline,
                ground.clock(),
                judging.assessments(),
                proving.passkeys().care()::told,
                handling.phishing().campaigns()::recommended,
                proving.mails()::signal);
        return List.of(
                accounts.routes(),
                new PositionRoutes(handling.positions(), ground.clock()).routes(),
                new ContainmentRoutes(handling.containment(), handling.restoration()).routes(),
                new CaseRoutes(proving.cases(), handling.desk()).routes(),
                new HindsightRoutes(handling.labels(), handling.outcomes()).routes(),
                ImportRoutes.of(judging.memory(), judging.facts(), judging.population(), ground.clock())
                        .routes(),
                new PolicyRoutes(judging.policies(), ground.clock()).routes());
    }

    private static SurveillanceParts surveillance(
            Ground ground, Judging judging, Proving proving, Handling handling, Metrics metrics) {
        SurveillanceParts.Needs needs = new SurveillanceParts.Needs(
                ground.database(),
                judging.memory(),
                judging.checkpoint(),
                judging.market(),
                proving.cases(),
                handling.labels(),
                ground.events(),
                judging.policies()::timeline,
                metrics.registry(),
                ground.clock());
        boolean embedded = ground.settings().surveillance() == Settings.Surveillance.EMBEDDED;
        SurveillanceParts surveillance = ground.closing().add(SurveillanceParts.start(needs, embedded));
        if (ground.settings().surveillance() == Settings.Surveillance.KAFKA) {
            StreamParts stream = ground.closing().add(stream(ground, surveillance, metrics));
            judging.checkpoint().afterEach(stream::wake);
        }
        return surveillance;
    }

    private static StreamParts stream(Ground ground, SurveillanceParts surveillance, Metrics metrics) {
        StreamParts.Needs needs = new StreamParts.Needs(
                ground.jdbi(),
                () -> new Leadership(ground.database()::connect),
                surveillance.feedback(),
                metrics.registry(),
                ground.clock());
        return new StreamParts(needs, ground.settings().kafka());
    }

    private static Webhooks webhooks(Ground ground, Metrics metrics) {
        Webhooks.Needs needs = new Webhooks.Needs(
                ground.jdbi(), ground.keyring().sealer(), ground.ids(), ground.random(), ground.clock());
        return ground.closing().add(Webhooks.start(needs, metrics.registry()));
    }

    private static boolean answers(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return connection.isValid(DATABASE_CHECK_SECONDS);
        }
    }

    /** The port that it listens on, also when a free one was asked for. */
    public int port() {
        return http.port();
    }

    /** Lets requests in flight finish, then closes what they needed, in reverse order of opening. */
    @Override
    public void close() {
        closing.close();
    }
}
