package io.sekisho.server;

import io.sekisho.server.access.KeyRoutes;
import io.sekisho.server.access.Keys;
import io.sekisho.server.account.AccountRoutes;
import io.sekisho.server.account.CustomerMails;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.assess.AssessRoutes;
import io.sekisho.server.assess.Assessments;
import io.sekisho.server.assess.Checkpoint;
import io.sekisho.server.assess.DecisionMetrics;
import io.sekisho.server.assess.Recollection;
import io.sekisho.server.beacon.Lures;
import io.sekisho.server.binding.BindingRoutes;
import io.sekisho.server.binding.DeviceBindings;
import io.sekisho.server.browser.BrowserReader;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.ChallengeMethod;
import io.sekisho.server.challenge.ChallengeRoutes;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.challenge.Proofs;
import io.sekisho.server.challenge.Waiting;
import io.sekisho.server.challenge.email.CodeMails;
import io.sekisho.server.challenge.email.EmailCode;
import io.sekisho.server.challenge.phone.Telephony;
import io.sekisho.server.console.ConsoleRoutes;
import io.sekisho.server.containment.Containment;
import io.sekisho.server.containment.ContainmentRoutes;
import io.sekisho.server.containment.Restoration;
import io.sekisho.server.desk.CaseRoutes;
import io.sekisho.server.desk.Desk;
import io.sekisho.server.event.BindingTokens;
import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.event.DeviceTokens;
import io.sekisho.server.event.FactFinder;
import io.sekisho.server.hindsight.HindsightRoutes;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.hindsight.Outcomes;
import io.sekisho.server.hold.HoldRoutes;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.http.HttpConfig;
import io.sekisho.server.http.HttpServer;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.WireNames;
import io.sekisho.server.imports.ImportRoutes;
import io.sekisho.server.limit.Limits;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.network.AddressDirectory;
import io.sekisho.server.network.AddressRange;
import io.sekisho.server.network.NetworkConfig;
import io.sekisho.server.notice.MailComposer;
import io.sekisho.server.notice.MailTransport;
import io.sekisho.server.notice.Outbox;
import io.sekisho.server.notice.OutboxDispatcher;
import io.sekisho.server.notice.Sender;
import io.sekisho.server.notice.SmtpAddress;
import io.sekisho.server.operation.ApiDescription;
import io.sekisho.server.operation.Health;
import io.sekisho.server.operation.Metrics;
import io.sekisho.server.operation.ReadinessCheck;
import io.sekisho.server.page.Assets;
import io.sekisho.server.page.Pages;
import io.sekisho.server.passkey.CustomerPasskeys;
import io.sekisho.server.policy.PolicyRoutes;
import io.sekisho.server.policy.PolicyStore;
import io.sekisho.server.population.PopulationTable;
import io.sekisho.server.population.PopulationView;
import io.sekisho.server.population.PressureView;
import io.sekisho.server.secret.Keyring;
import io.sekisho.server.secret.MasterKey;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.stepup.ReturnOrigins;
import io.sekisho.server.stepup.StepUp;
import io.sekisho.server.store.Database;
import io.sekisho.server.store.DatabaseConfig;
import io.sekisho.server.user.Enrolments;
import io.sekisho.server.user.Origins;
import io.sekisho.server.user.Passkeys;
import io.sekisho.server.user.Sessions;
import io.sekisho.server.user.SignIn;
import io.sekisho.server.user.UserRoutes;
import io.sekisho.server.user.Users;
import java.net.URI;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        return new Wiring(settings, clock, closing, database, random, keyring)
                .start(Starting.await(seed), Starting.await(browsers), closing.add(Starting.await(addresses)));
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

    /** Capabilities in the order in which they need each other. */
    private record Wiring(
            Settings settings,
            InstantSource clock,
            Closing closing,
            Database database,
            SecureRandom random,
            Keyring keyring) {

        SekishoServer start(PolicySeed seed, BrowserReader browsers, AddressDirectory addresses) {
            PolicyStore policies = closing.add(new PolicyStore(
                    database.jdbi(), clock, settings.policyApproval() == Settings.PolicyApproval.REQUIRED));
            policies.seed(seed.file(), seed.source());
            Thread.ofVirtual().name("policies").start(policies::watch);

            PopulationView population = new PopulationView();
            PopulationTable counts = new PopulationTable(database.jdbi(), population);
            counts.load();
            closing.add(counts);
            Thread.ofVirtual().name("population").start(counts::run);
            PressureView pressure = new PressureView();
            new Recollection(database.jdbi()).start(pressure, clock.instant());
            closing.add(Rereading.start(addresses));

            AtomicInteger listening = new AtomicInteger(settings.port());
            RandomIds ids = new RandomIds(random);
            DeviceTokens tokens = new DeviceTokens(keyring);
            Lures lures = closing.add(Lures.start(database.jdbi(), keyring, clock));
            BindingTokens bindingTokens = new BindingTokens(keyring);
            Profiles profiles = new Profiles(database.jdbi(), keyring.sealer());
            Telephony telephony = closing.add(new Telephony(
                    settings.calls(),
                    new Telephony.Needs(database.jdbi(), keyring, profiles, policies::timeline, clock)));
            FactFinder facts = new FactFinder(
                    addresses, browsers, tokens, bindingTokens, population, pressure, lures, telephony::unavailable);
            AccountMemory memory = new AccountMemory(database.jdbi());
            Checkpoint checkpoint = closing.add(
                    new Checkpoint(database.dataSource(), memory, policies::timeline, ids, population, pressure));
            Assessments assessments = new Assessments(database.jdbi());
            Outbox outbox = new Outbox(new MailComposer(sender().brand()), keyring.sealer(), clock, random);
            OutboxDispatcher mails =
                    closing.add(OutboxDispatcher.start(database.dataSource(), keyring.sealer(), transport(), clock));
            Waiting waiting = new Waiting();
            EmailCode emailCode = new EmailCode(new CodeMails(), profiles, outbox, keyring, random, policies::timeline);
            Cases cases = new Cases(database.jdbi(), ids, clock);
            PasskeyParts passkey = PasskeyParts.of(settings, listening::get, cases, random, policies::timeline);
            List<ChallengeMethod> methods = List.of(emailCode, passkey.method(), telephony.method());
            Challenges challenges =
                    new Challenges(database.jdbi(), memory, methods, ids, clock, waiting, mails::signal);
            Proofs proofs = new Proofs(keyring.proofKey(), database.jdbi(), clock);
            Holds holds = new Holds(database.jdbi(), memory, clock);
            CustomerPasskeys customerPasskeys = CustomerPasskeys.of(new CustomerPasskeys.Needs(
                    database.jdbi(),
                    memory,
                    passkey.party(),
                    passkey.showing(),
                    passkey.copies(),
                    assessments,
                    proofs,
                    profiles,
                    outbox,
                    cases,
                    policies::timeline,
                    ids,
                    random,
                    clock,
                    mails::signal));
            PhishingDefence phishing = PhishingDefence.start(
                    settings,
                    new PhishingDefence.Needs(
                            database.jdbi(),
                            memory,
                            cases,
                            lures,
                            new CustomerMails(profiles, outbox, policies::timeline),
                            outbox,
                            mails::signal,
                            ids,
                            clock),
                    closing);
            Containment containment = new Containment(memory, cases, challenges, clock);
            Restoration restoration =
                    new Restoration(memory, cases, challenges, policies::timeline, telephony::unavailable, clock);
            Labels labels = new Labels(database.jdbi(), cases, clock);
            Outcomes outcomes = new Outcomes(database.jdbi(), clock);
            Desk desk = new Desk(cases, containment, restoration, holds, labels);
            Keys keys = new Keys(database.jdbi(), ids, clock, adminKey());

            Pages pages = new Pages();
            Assets assets = new Assets(Stream.concat(StepUp.ASSETS.stream(), ConsoleRoutes.ASSETS.stream())
                    .toList());
            BrowserClients browserClients = new BrowserClients(
                    settings.trustedProxies().stream().map(AddressRange::parse).toList());
            Origins origins = new Origins(settings.consoleOrigins(), listening::get);
            Enrolments enrolments = new Enrolments(database.jdbi(), keyring.sealer(), ids, random, clock);
            Sessions sessions = new Sessions(database.jdbi(), keyring, ids, clock);
            Passkeys passkeys = new Passkeys(database.jdbi(), enrolments, random, clock);
            SignIn signIn = new SignIn(database.jdbi(), sessions, passkeys, enrolments, keyring.sealer(), clock);
            ConsoleRoutes console = new ConsoleRoutes(
                    new ConsoleRoutes.People(signIn, sessions, enrolments, passkeys, origins, browserClients),
                    new ConsoleRoutes.Work(
                            database.jdbi(),
                            memory,
                            profiles,
                            assessments,
                            challenges,
                            policies,
                            telephony.log(),
                            clock),
                    new ConsoleRoutes.Casework(
                            cases, containment, restoration, holds, labels, desk, customerPasskeys.care()),
                    phishing.console(),
                    pages,
                    assets);
            StepUp.Needs stepUp = new StepUp.Needs(
                    database.jdbi(),
                    ids,
                    challenges,
                    profiles,
                    facts,
                    browserClients,
                    id -> containment.notMe(id, clock.instant()),
                    id -> delivery(outbox, id).equals("delayed"),
                    passkey.party()::asksAt,
                    phishing.warning()::in,
                    telephony::invitation,
                    clock);

            Metrics metrics = closing.add(new Metrics());
            List<Routes> routes = new ArrayList<>(List.of(
                    new AssessRoutes(
                                    checkpoint,
                                    assessments,
                                    facts,
                                    tokens,
                                    ids,
                                    new Limits(),
                                    clock,
                                    new DecisionMetrics(metrics.registry()),
                                    policies::timeline,
                                    labels,
                                    outcomes)
                            .routes(),
                    new ChallengeRoutes(challenges, proofs, facts, clock, id -> delivery(outbox, id)).routes(),
                    AccountRoutes.of(
                                    memory,
                                    profiles,
                                    outbox,
                                    policies::timeline,
                                    clock,
                                    assessments,
                                    customerPasskeys.care()::told,
                                    mails::signal)
                            .routes(),
                    customerPasskeys.routes(),
                    new ContainmentRoutes(containment, restoration).routes(),
                    new BindingRoutes(new DeviceBindings(database.jdbi(), memory, bindingTokens, ids, clock)).routes(),
                    new HoldRoutes(holds).routes(),
                    new CaseRoutes(cases, desk).routes(),
                    new HindsightRoutes(labels, outcomes).routes(),
                    ImportRoutes.of(memory, facts, population, clock).routes(),
                    new PolicyRoutes(policies, clock).routes(),
                    new KeyRoutes(keys).routes(),
                    new Health(List.of(new ReadinessCheck("database", this::databaseAnswers))).routes(),
                    assets.routes(),
                    new UserRoutes(new Users(database.jdbi(), enrolments, ids, clock), origins).routes(),
                    console.routes(),
                    metrics.routes(),
                    new ApiDescription().routes()));
            routes.addAll(
                    StepUp.routes(stepUp, pages, assets, sender().brand(), ReturnOrigins.of(settings.returnOrigins())));
            routes.addAll(phishing.routes(browserClients));
            routes.addAll(telephony.open(challenges, metrics.registry()));
            HttpConfig config = HttpConfig.on(settings.host(), settings.port()).withBenchNoop(settings.benchNoop());
            HttpServer http = closing.add(HttpServer.start(config, keys, metrics, routes));
            listening.set(http.port());
            // Goes first: what only waits need not be waited for.
            closing.add(waiting);
            return new SekishoServer(closing, http);
        }

        private Sender sender() {
            return Sender.parse(settings.mailFrom());
        }

        private @Nullable MailTransport transport() {
            URI smtp = settings.smtpUrl();
            return smtp == null ? null : new MailTransport(SmtpAddress.parse(smtp.toString()), sender());
        }

        private String delivery(Outbox outbox, String challenge) {
            return database.jdbi()
                    .withHandle(handle -> outbox.delivery(handle, challenge))
                    .map(WireNames::of)
                    .orElse("queued");
        }

        private @Nullable Secret adminKey() {
            return settings.adminKey() == null ? null : new Secret(settings.adminKey());
        }

        private boolean databaseAnswers() throws SQLException {
            try (Connection connection = database.dataSource().getConnection()) {
                return connection.isValid(DATABASE_CHECK_SECONDS);
            }
        }
    }
}
