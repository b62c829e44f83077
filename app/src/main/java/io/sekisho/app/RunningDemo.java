package io.sekisho.app;

import io.sekisho.demo.DemoConfig;
import io.sekisho.demo.HibariDemo;
import io.sekisho.demo.brokerage.Cast;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.lab.Lab;
import io.sekisho.demo.lab.Places;
import io.sekisho.demo.mail.Mailroom;
import io.sekisho.demo.staff.Hiring;
import io.sekisho.demo.staff.Worker;
import io.sekisho.demo.telephone.Exchange;
import io.sekisho.demo.telephone.UserAgent;
import io.sekisho.demo.web.HibariSite;
import io.sekisho.demo.web.MailSite;
import io.sekisho.demo.web.Pages;
import io.sekisho.demo.web.Site;
import io.sekisho.demo.web.StaffSite;
import io.sekisho.demo.web.TelephoneSite;
import io.sekisho.server.SekishoServer;
import io.sekisho.server.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that {@code ./sekisho demo} starts, in the order in which one needs the other. */
final class RunningDemo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningDemo.class);
    private static final String PUBLIC_HOST = "sekisho.localhost";
    private static final String POLICY = "SEKISHO_POLICY";

    /** The demo's own server takes them too, to be tried with a cluster. */
    private static final List<String> SURVEILLANCE = List.of("SEKISHO_SURVEILLANCE", "SEKISHO_KAFKA");

    /** Toll-free, and nobody's. */
    private static final String CALL_NUMBER = "0120-000-000";

    private static final int PORTS_TRIED_MAX = 100;
    private static final int KEY_BYTES = 24;

    private final Shell shell;
    private final int port;
    private final String key;
    private final Lab lab = new Lab();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private @Nullable Mailroom mailroom;
    private boolean closed;

    private RunningDemo(Shell shell, int port) {
        this.shell = shell;
        this.port = port;
        this.key = randomKey();
    }

    /**
     * Starts it, and arranges that it stops with the process; a signal in between leaves nothing behind.
     *
     * @param data absent: a temporary folder, deleted at the end
     */
    static RunningDemo start(Shell shell, int port, @Nullable Path data) {
        RunningDemo demo = new RunningDemo(shell, port);
        CompletableFuture<Void> started = new CompletableFuture<>();
        // What is just starting, such as the database, can only be stopped once it has started.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> demo.closeAfter(started), "stop"));
        try {
            demo.open(data);
            return demo;
        } catch (RuntimeException | Error e) {
            demo.close();
            throw e;
        } finally {
            started.complete(null);
        }
    }

    private void closeAfter(CompletableFuture<Void> started) {
        started.join();
        close();
    }

    private void open(@Nullable Path data) {
        // Asked before the long work, so that nobody waits for a refusal.
        requireFree(port);
        requireFree(port + 1);
        requireFree(telephonePort());
        try (DemoProgress progress = DemoProgress.of(shell)) {
            Path folder = data == null
                    ? keep(TemporaryFolder.make("sekisho-demo")).path()
                    : data.toAbsolutePath().normalize();
            Mailroom mails = keep(Mailroom.open());
            mailroom = mails;
            keep(SekishoServer.start(settings(folder, mails.url())));
            progress.step();
            DemoConfig config = new DemoConfig(
                    URI.create("http://127.0.0.1:" + port),
                    URI.create("http://" + PUBLIC_HOST + ":" + port),
                    key,
                    port + 1,
                    DemoConfig.SEED,
                    Clock.tickMillis(ZoneOffset.UTC));
            List<Worker> staff = new Hiring(config.sekishoApi(), key, config.clock()).staff();
            Site authenticator = new StaffSite(new Pages(config.sekishoPublic()), staff, config.clock());
            UserAgent telephones = keep(UserAgent.open(exchange(), config.clock()));
            keep(HibariDemo.start(
                    config,
                    mails,
                    progress,
                    scene -> Stream.concat(
                                    lab.open(scene, telephones).stream(),
                                    Stream.of(
                                            authenticator,
                                            new TelephoneSite(scene.pages(), scene.members(), telephones)))
                            .toList()));
        }
    }

    /** Where Sekisho takes calls, by UDP and TCP. */
    private int telephonePort() {
        return port + 2;
    }

    private Exchange exchange() {
        return new Exchange(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), telephonePort()), CALL_NUMBER);
    }

    /** Given like an operator gives them. */
    private Settings settings(Path folder, URI smtp) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SEKISHO_ADMIN_KEY", key);
        environment.put("SEKISHO_SMTP_URL", smtp.toString());
        environment.put("SEKISHO_HOST", "127.0.0.1");
        environment.put("SEKISHO_MAIL_FROM", "ひばり証券 <sekisho@hibari.example>");
        environment.put("SEKISHO_RETURN_ORIGINS", "http://" + HibariSite.HOST + ":" + (port + 1));
        environment.put("SEKISHO_RP_ID", HibariSite.HOST);
        environment.put("SEKISHO_ORIGINS", "http://" + HibariSite.HOST + ":" + (port + 1));
        environment.put("SEKISHO_TRUSTED_PROXIES", "127.0.0.1/32,::1/128");
        environment.put("SEKISHO_CALL_NUMBER", CALL_NUMBER);
        environment.put("SEKISHO_SIP_LISTEN", "127.0.0.1:" + telephonePort());
        // The telephones' own program plays the carrier too.
        environment.put("SEKISHO_SIP_TRUSTED_PAI", "127.0.0.1/32");
        environment.put("SEKISHO_NETWORK_LISTS", "hosting=" + hostingList(folder));
        String policy = shell.environment().get(POLICY);
        environment.put(POLICY, policy == null ? DemoPolicy.write(folder).toString() : policy);
        for (String name : SURVEILLANCE) {
            String value = shell.environment().get(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        return Settings.read(environment, null, port, folder);
    }

    /** Where the lab's thieves rent their machines; an operator would take a public list. */
    private static Path hostingList(Path folder) {
        try {
            return Files.write(Files.createDirectories(folder).resolve("demo-hosting.txt"), Places.HOSTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the demo's list of hosting networks", e);
        }
    }

    Lab lab() {
        return lab;
    }

    /** Where all mails come that Sekisho sends. */
    Mailroom mailroom() {
        return Objects.requireNonNull(mailroom, "the demo has not started");
    }

    /** Calls of its Sekisho, with all rights. */
    ServerClient client() {
        return new ServerClient(URI.create("http://127.0.0.1:" + port + "/"), key);
    }

    void sayWhereToLook() {
        Customer sample = Cast.customers().getFirst();
        int sites = port + 1;
        shell.say("The demo is ready. Open in a browser on this machine:");
        shell.say("  Brokerage  http://" + HibariSite.HOST + ":" + sites + "/");
        shell.say("             log in as " + sample.name().english() + " with account number " + sample.id()
                + " and password " + sample.password());
        shell.say("  Mailbox    http://" + MailSite.HOST + ":" + sites + "/    (the codes come here)");
        shell.say(
                "  Telephone  http://" + TelephoneSite.HOST + ":" + sites + "/    (calls " + CALL_NUMBER + " by SIP)");
        shell.say("  Console    http://" + PUBLIC_HOST + ":" + port + "/console/");
        shell.say("             names, passwords and codes: http://" + StaffSite.HOST + ":" + sites + "/");
        shell.say("  Lab        http://" + HibariSite.HOST + ":" + sites
                + "/lab    (the theft of March 2025, step by step)");
        shell.say("  More       http://" + HibariSite.HOST + ":" + sites + "/about");
        shell.say("Ctrl-C ends it.");
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        if (closed) {
            closeQuietly(part);
            throw new CommandException("The demo was told to stop while it started");
        }
        parts.push(part);
        return part;
    }

    /** In reverse order; each is tried, whatever becomes of the others. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            closeQuietly(parts.pop());
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("cannot close {}", part.getClass().getSimpleName(), e);
        }
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            LOG.debug("port {} is free", socket.getLocalPort());
        } catch (IOException e) {
            throw new CommandException("Port " + port + " is taken; choose other ones by --port", e);
        }
    }

    /** A port that is free together with the next two, as far as one can know. */
    static int freePort() {
        for (int tried = 0; tried < PORTS_TRIED_MAX; tried++) {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                    ServerSocket second =
                            new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.ofLiteral("127.0.0.1"));
                    ServerSocket third =
                            new ServerSocket(first.getLocalPort() + 2, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                LOG.debug(
                        "ports {}, {} and {} are free",
                        first.getLocalPort(),
                        second.getLocalPort(),
                        third.getLocalPort());
                return first.getLocalPort();
            } catch (IOException | IllegalArgumentException e) {
                LOG.debug("no free ports there", e);
            }
        }
        throw new CommandException("No three free ports next to each other were found; try again");
    }

    private static String randomKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A folder that goes away again. */
    private record TemporaryFolder(Path path) implements AutoCloseable {

        static TemporaryFolder make(String prefix) {
            try {
                return new TemporaryFolder(Files.createTempDirectory(prefix));
            } catch (IOException e) {
                throw new UncheckedIOException("No temporary folder can be made; name one by --data", e);
            }
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
